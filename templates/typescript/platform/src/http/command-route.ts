import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import type { CommandOrigin, DomainError, Handled, Result } from '@sample/kernel';
import type { Context } from 'hono';
import type { Api, ApiEnvironment } from './api.js';
import { problemContent, respondRefusal } from './problem.js';
import { validPart } from './valid-part.js';

/**
 * The address of a command and what travels with it. Schemas are taken by the little that matters of them, their values:
 * TypeScript compares whole zod types, and the paths of Hono's, for seconds.
 */
export interface CommandRoute<Params, Body> {
  /** Holds the names of `params` in braces: `/loans/{loanId}/extend-loan`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Who issues the command: what asks who may call it goes by this. Default: nobody said. */
  readonly issuedBy?: readonly string[];
  /** What it may be refused with: told with the answers, and in them with the rule behind it. Default: nobody said. */
  readonly refusals?: readonly DomainError[];
  /** An object schema. Default: nothing in the address. */
  readonly params?: z.core.$ZodType<Params>;
  /** The schema of the JSON body, which must then be there. Default: no body. */
  readonly body?: z.core.$ZodType<Body>;
}

type Nothing = Record<never, never>;

/** Adds a command: `handle` is given what address and body hold, and its answer is told to the client. */
export function addCommandRoute<Params extends object = Nothing, Body extends object = Nothing>(
  api: Api,
  {
    path,
    tag,
    summary,
    description = '',
    issuedBy = [],
    refusals = [],
    params,
    body,
  }: CommandRoute<Params, Body>,
  handle: (data: Params & Body, origin: CommandOrigin) => Promise<Result<Handled, DomainError>>,
): void {
  const route: RouteConfig = createRoute({
    method: 'post',
    path,
    tags: [tag],
    summary,
    description:
      issuedBy.length === 0 ? description : `${description} Issued by: ${issuedBy.join(', ')}.`.trim(),
    ...(issuedBy.length > 0 && { 'x-issued-by': issuedBy }),
    request: {
      headers: commandHeaders,
      ...(params && { params: params as unknown as z.ZodObject }),
      ...(body && { body: jsonBody(body as unknown as z.ZodType<object>) }),
    },
    responses: describeResponses(refusals),
  });
  api.openapi(route, async (c) => {
    const data = { ...(params && validPart(c, 'param')), ...(body && validPart(c, 'json')) };
    return respondHandled(c, await handle(data as Params & Body, originOf(c)), refusals);
  });
}

const handledSchema = z
  .object({
    id: z.string(),
    /** Counts the changes of the thing, from 1. */
    version: z.int(),
  })
  .openapi('Handled');

const commandHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'A command that is sent again under the same key is done once.' }),
});

/** The answers that every command may give. */
const commandResponses = {
  200: { description: 'Done.', content: { 'application/json': { schema: handledSchema } } },
  201: {
    description: 'Done; something new has begun.',
    content: { 'application/json': { schema: handledSchema } },
  },
  400: { description: 'The request is not valid.', content: problemContent },
  404: { description: 'There is no such thing.', content: problemContent },
  409: { description: 'The present state does not allow it.', content: problemContent },
  422: { description: 'It breaks a rule.', content: problemContent },
};

const answers = [
  ['not-found', 404],
  ['conflict', 409],
  ['invalid', 422],
] as const;

/** The answers, each with the codes of the refusals that it may bring. */
function describeResponses(refusals: readonly DomainError[]): RouteConfig['responses'] {
  const told = answers.flatMap(([kind, status]) => {
    const codes = refusals.filter((each) => each.kind === kind).map(({ code }) => code);
    if (codes.length === 0) return [];
    const { description, content } = commandResponses[status];
    return [[status, { description: `${description} Codes: ${codes.join(', ')}.`, content }] as const];
  });
  return { ...commandResponses, ...Object.fromEntries(told) };
}

/** A JSON body that must be there. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

function originOf(c: Context<ApiEnvironment>): CommandOrigin {
  const correlationId = c.get('correlationId');
  return {
    correlationId,
    causationId: correlationId,
    idempotencyKey: c.req.header('idempotency-key'),
    traceparent: c.get('traceparent'),
  };
}

/** Answers a command: what it did, with 201 when that began something new, or why it was refused. */
function respondHandled(c: Context, result: Result<Handled, DomainError>, refusals: readonly DomainError[]) {
  if (!result.ok) {
    const detail = refusals.find(({ code }) => code === result.error.code)?.detail;
    return respondRefusal(c, { ...result.error, ...(detail !== undefined && { detail }) });
  }
  return c.json(result.value, result.value.version === 1 ? 201 : 200);
}
