import { OpenAPIHono } from '@hono/zod-openapi';
import { CalculationError } from '@sample/kernel';
import { HTTPException } from 'hono/http-exception';
import { DatabaseNotReachable } from '../database/not-reachable.js';
import { inSpan, SpanKind } from '../telemetry.js';
import { limitBody } from './limit-body.js';
import { respondProblem } from './problem.js';
import { describeIssues } from './request-issues.js';

/** What clients call the parts of a request. */
const places = {
  json: 'body',
  form: 'body',
  query: 'query',
  param: 'path',
  header: 'header',
  cookie: 'cookie',
};

/** What a request carries through its handling. */
export interface ApiEnvironment {
  Variables: {
    /** From the client's `x-correlation-id`, or new: it follows everything the request leads to. */
    correlationId: string;
    /** The trace that the request belongs to. */
    traceparent: string | undefined;
  };
}

export type Api = OpenAPIHono<ApiEnvironment>;

/** The routes of one context. A request that does not fit its schema is answered with what is wrong where. */
export function createApi(): Api {
  return new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      return respondProblem(c, 400, {
        code: 'request-not-valid',
        title: 'The request is not valid. Nothing was done.',
        errors: describeIssues(places[result.target], result.error.issues),
      });
    },
  });
}

export interface RootApiOptions {
  readonly createId: () => string;
  /** Told of what should not have happened; the client only learns that it did. */
  readonly onDefect: (error: unknown, correlationId: string) => void;
}

/** The outermost routes: correlation, limits, and an answer to everything that goes wrong inside. */
export function createRootApi({ createId, onDefect }: RootApiOptions): Api {
  const api = createApi();

  api.use(async (c, next) => {
    const given = c.req.header('x-correlation-id');
    const correlationId = given && /^[\w.-]{1,100}$/.test(given) ? given : createId();
    c.set('correlationId', correlationId);
    c.header('x-correlation-id', correlationId);
    const span = {
      kind: SpanKind.SERVER,
      parent: c.req.header('traceparent'),
      attributes: { 'http.request.method': c.req.method, 'url.path': c.req.path },
    };
    await inSpan(`${c.req.method} ${c.req.path}`, span, async (traceparent) => {
      c.set('traceparent', traceparent);
      await next();
    });
  });

  api.use(limitBody);

  api.notFound((c) =>
    respondProblem(c, 404, { code: 'no-such-route', title: 'There is nothing at this address.' }),
  );

  api.onError((error, c) => {
    if (error instanceof CalculationError) {
      return respondProblem(c, 422, { code: error.code, title: error.message });
    }
    if (error instanceof HTTPException && error.status === 400) {
      return respondProblem(c, 400, { code: 'body-not-json', title: 'The body is not valid JSON.' });
    }
    if (error instanceof HTTPException && error.status === 415) {
      return respondProblem(c, 415, {
        code: 'content-type-not-json',
        title: 'The body must be JSON, under the header "content-type: application/json".',
      });
    }
    if (error instanceof DatabaseNotReachable) {
      c.header('retry-after', '1');
      return respondProblem(c, 503, {
        code: 'database-not-reachable',
        title: 'The database does not answer. Try again in a moment, under the same idempotency key.',
      });
    }
    onDefect(error, c.get('correlationId'));
    return respondProblem(c, 500, {
      code: 'internal-error',
      title: 'Something went wrong on our side.',
      detail: `The log has more under ${c.get('correlationId')}.`,
    });
  });

  return api;
}
