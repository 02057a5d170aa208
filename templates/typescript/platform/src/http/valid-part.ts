import type { Context } from 'hono';

/** What a request holds in one of its parts, once the schema of the route has accepted it. */
export function validPart(c: Context, part: 'param' | 'query' | 'json'): object {
  // Hono keeps the types of the parts in the type of the route; a route whose schemas are parameters has none.
  return c.req.valid(part as never);
}
