import { z } from '@hono/zod-openapi';
import type { CommandOrigin, DomainError, Handled, Result } from '@sample/kernel';
import type { Context } from 'hono';
import type { ApiEnvironment } from './api.js';
import { problemSchema, respondRefusal } from './problem.js';

const handledSchema = z
  .object({
    id: z.string(),
    /** Counts the changes of the thing, from 1. */
    version: z.int(),
  })
  .openapi('Handled');

/** Headers that every command takes. */
export const commandHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'A command that is sent again under the same key is done once.' }),
});

const problem = { 'application/problem+json': { schema: problemSchema } };

/** The answers that every command may give. */
export const commandResponses = {
  200: { description: 'Done.', content: { 'application/json': { schema: handledSchema } } },
  201: {
    description: 'Done; something new has begun.',
    content: { 'application/json': { schema: handledSchema } },
  },
  400: { description: 'The request is not valid.', content: problem },
  404: { description: 'There is no such thing.', content: problem },
  409: { description: 'The present state does not allow it.', content: problem },
  422: { description: 'It breaks a rule.', content: problem },
};

/** The answers to a look at one thing. They are typed by what travels, which is the outer side of `schema`. */
export function findResponses<Schema extends z.ZodType>(schema: Schema) {
  const wire = schema as unknown as z.ZodType<z.input<Schema>>;
  return {
    200: { description: 'Here it is.', content: { 'application/json': { schema: wire } } },
    404: { description: 'There is no such thing.', content: problem },
  } as const;
}

/** A JSON body that must be there. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

export function originOf(c: Context<ApiEnvironment>): CommandOrigin {
  const correlationId = c.get('correlationId');
  return { correlationId, causationId: correlationId, idempotencyKey: c.req.header('idempotency-key') };
}

/** Answers a command: what it did, with 201 when that began something new, or why it was refused. */
export function respondHandled(c: Context, result: Result<Handled, DomainError>) {
  if (!result.ok) return respondRefusal(c, result.error);
  return c.json(result.value, result.value.version === 1 ? 201 : 200);
}
