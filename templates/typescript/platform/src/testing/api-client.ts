import { z } from '@hono/zod-openapi';
import type { ContextSurroundings } from '../context.js';
import { type Api, createRootApi } from '../http/api.js';
import { testSurroundings } from './test-surroundings.js';

export interface Answer {
  readonly status: number;
  /** What the answer holds as JSON; undefined when it holds nothing. */
  readonly body: unknown;
}

/** Talks to an API without a network. A defect behind the API is thrown. */
export interface ApiClient {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  /** The addresses in the API's description. */
  describedPaths(): readonly string[];
}

/** A client of the API of one context whose clock stands still at `now`. */
export function createApiClient(
  now: string,
  createApi: (surroundings: ContextSurroundings) => Api,
): ApiClient {
  const defects: unknown[] = [];
  const createId = () => crypto.randomUUID();
  const root = createRootApi({ createId, onDefect: (error) => defects.push(error) });
  root.route('/', createApi({ ...testSurroundings(now), createId }));

  async function request(path: string, init: RequestInit): Promise<Answer> {
    const response = await root.request(path, init);
    if (defects.length > 0) throw defects[0];
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  return {
    get: (path) => request(path, {}),
    post: (path, body) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body ?? {}),
      }),
    describedPaths() {
      const description = root.getOpenAPI31Document({
        openapi: '3.1.0',
        info: { title: 'Test', version: '1' },
      });
      return Object.keys(description.paths ?? {}).sort();
    },
  };
}

/** What `schema` takes of `data`, as it travels. */
export function bodyOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  data: z.output<z.ZodObject<Shape>>,
): unknown {
  const taken = Object.entries(data).filter(([name]) => name in schema.shape);
  return z.encode(schema, Object.fromEntries(taken) as z.output<z.ZodObject<Shape>>);
}
