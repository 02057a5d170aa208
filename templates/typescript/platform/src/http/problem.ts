import { z } from '@hono/zod-openapi';
import type { DomainError } from '@sample/kernel';
import type { Context } from 'hono';

/** The body of every answer that is not a success (RFC 9457). `code` is lasting: programs may rely on it. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    /** What was not right in the request, where it was. */
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

export type Problem = z.infer<typeof problemSchema>;

/** A problem as the content of an answer. */
export const problemContent = { 'application/problem+json': { schema: problemSchema } };

const statusOfKind = { 'not-found': 404, conflict: 409, invalid: 422, busy: 409 } as const;

/** Answers with a problem. */
export function respondProblem<Status extends 400 | 404 | 405 | 409 | 413 | 415 | 422 | 500 | 503>(
  c: Context,
  status: Status,
  problem: Pick<Problem, 'code' | 'title'> & Partial<Pick<Problem, 'detail' | 'errors'>>,
) {
  const body: Problem = { type: `urn:problem:${problem.code}`, status, ...problem };
  return c.json(body, status, { 'content-type': 'application/problem+json' });
}

/** Answers with a refusal of the domain. */
export function respondRefusal(c: Context, error: DomainError) {
  const { code, kind, message, detail } = error;
  return respondProblem(c, statusOfKind[kind], {
    code,
    title: message,
    ...(detail !== undefined && { detail }),
  });
}
