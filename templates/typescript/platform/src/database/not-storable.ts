/**
 * Tells a value that the database never takes, however often it is offered, from a database that is at fault: it is no date, holds
 * what text cannot hold, is past a limit (classes 22 and 54 of SQLSTATE), or did not even become text.
 */
export function isNotStorable(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  return error instanceof Error && 'code' in error && /^(22|54)\w{3}$/.test(String(error.code));
}
