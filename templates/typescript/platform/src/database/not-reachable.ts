/** The database does not answer at this moment. What was asked of it was not done, or is not known to be done. */
export class DatabaseNotReachable extends Error {}

// Connections refused, lost or timed out, and a server that is starting or shutting down or takes too long (class 57 of SQLSTATE, and 08).
const codes = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|57P0[123]|57014|08\w{3}|53300)$/;

/** Tells a database that is away from a statement that is wrong. */
export function toReachabilityError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isLost =
    error instanceof Error &&
    /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    );
  const isRefused =
    error instanceof AggregateError && error.errors.some((each) => codes.test(String(each.code)));
  return codes.test(code) || isLost || isRefused
    ? new DatabaseNotReachable('The database does not answer.', { cause: error })
    : error;
}
