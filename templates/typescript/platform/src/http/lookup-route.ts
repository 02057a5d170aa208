import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import type { Api } from './api.js';
import { type Problem, problemContent, respondProblem } from './problem.js';
import { validPart } from './valid-part.js';

/** The address of one thing by its id. For the types of the schemas see `CommandRoute`. */
export interface LookupRoute<Id, Shown> {
  /** Ends in `{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly id: z.core.$ZodType<Id>;
  /** What travels is its outer side. */
  readonly view: z.core.$ZodType<unknown, Shown>;
  readonly notFound: Pick<Problem, 'code' | 'title'>;
}

/** Adds a look at one thing: `find` gives it as it travels, or nothing when there is none under the id. */
export function addLookupRoute<Id, Shown extends object>(
  api: Api,
  { path, tag, summary, id: idSchema, view, notFound }: LookupRoute<Id, Shown>,
  find: (id: Id) => Promise<Shown | undefined>,
): void {
  const route: RouteConfig = createRoute({
    method: 'get',
    path,
    tags: [tag],
    summary,
    request: { params: z.object({ id: idSchema as unknown as z.ZodType<Id> }) },
    responses: {
      200: {
        description: 'Here it is.',
        content: { 'application/json': { schema: view as unknown as z.ZodType<object> } },
      },
      404: { description: 'There is no such thing.', content: problemContent },
    },
  });
  api.openapi(route, async (c) => {
    const { id } = validPart(c, 'param') as { id: Id };
    const shown = await find(id);
    return shown === undefined ? respondProblem(c, 404, notFound) : c.json(shown, 200);
  });
}
