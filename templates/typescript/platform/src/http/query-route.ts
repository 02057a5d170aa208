import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import type { RowsPage } from '../inbox/rows.js';
import { json } from '../json/codecs.js';
import type { Api } from './api.js';
import { problemContent } from './problem.js';
import { validPart } from './valid-part.js';

/** The address of a query and what it asks. For the types of the schemas see `CommandRoute`. */
export interface QueryRoute<Asked> {
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** An object schema over text, for that is what addresses hold. Default: nothing. */
  readonly asked?: z.core.$ZodType<Asked>;
  /** A row as it travels. */
  readonly row: z.core.$ZodType;
}

/** Which page of the rows is wanted. */
export interface PageAsked {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Adds a query: `find` gives one page of its rows. They follow what happens by moments: they may be a little behind. */
export function addQueryRoute<Asked extends object = Record<never, never>>(
  api: Api,
  { path, tag, summary, asked, row }: QueryRoute<Asked>,
  find: (page: PageAsked, asked: Asked) => Promise<RowsPage>,
): void {
  const query = asked as unknown as z.ZodObject | undefined;
  const rows = z.array(row as unknown as z.ZodType<object>).readonly();
  const route: RouteConfig = createRoute({
    method: 'get',
    path,
    tags: [tag],
    summary,
    request: { query: query?.extend(pageParameters) ?? z.object(pageParameters) },
    responses: {
      200: {
        description: 'The rows. They follow what happens by moments, and may be a little behind.',
        content: { 'application/json': { schema: z.object({ rows, next: z.string().optional() }) } },
      },
      400: { description: 'The request is not valid.', content: problemContent },
    },
  });
  api.openapi(route, async (c) => {
    const { after, limit, ...rest } = validPart(c, 'query') as PageAsked & Asked;
    return c.json(await find({ after, limit }, rest as unknown as Asked), 200);
  });
}

const longestPage = 500;

/** The parameters by which the rows of a query come page by page. */
const pageParameters = {
  after: json
    .text({ maxLength: 1_000 })
    .optional()
    .openapi({ description: 'Where to go on: `next` of the page before.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(longestPage)
    .default(100)
    .openapi({ description: 'How many rows at most.' }),
};

/** A value of a query that is not text, out of the text that an address holds: JSON. */
export function fromText<Value>(schema: z.core.$ZodType<Value>) {
  return z
    .string()
    .transform((text, { issues }) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        issues.push({ code: 'custom', input: text, message: 'Must be JSON.' });
        return z.NEVER;
      }
    })
    .pipe(schema as z.core.$ZodType<Value, unknown>);
}
