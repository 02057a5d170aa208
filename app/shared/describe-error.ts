/** The words of whatever was thrown, with those of its causes. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.cause === undefined ? error.message : `${error.message} (${describeError(error.cause)})`;
}

/** The code that Node and its packages give an error (`ENOENT`); undefined for what has none. */
export function codeOfError(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
