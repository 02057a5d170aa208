import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { respondProblem } from './problem.js';

const maxBodyBytes = 1_000_000;

const countWhileReading = bodyLimit({ maxSize: maxBodyBytes, onError: respondTooLarge });

/**
 * Refuses bodies that are too large: by the length they say, to which the server holds them. Only one that says none is counted while it
 * is read, because that costs as much as all the rest of a small request.
 */
export const limitBody: MiddlewareHandler = async (c, next) => {
  const length = c.req.header('content-length');
  if (length === undefined || c.req.header('transfer-encoding') !== undefined) {
    return countWhileReading(c, next);
  }
  if (!(Number(length) <= maxBodyBytes)) return respondTooLarge(c);
  await next();
};

function respondTooLarge(c: Context) {
  return respondProblem(c, 413, {
    code: 'request-too-large',
    title: `At most ${maxBodyBytes} bytes are taken.`,
  });
}
