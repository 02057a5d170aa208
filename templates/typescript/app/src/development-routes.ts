import type { MovableClock } from '@sample/kernel';
import { type Api, type FakeRemote, json, respondProblem } from '@sample/platform';
import type { Context } from 'hono';
import type { Application } from './application.js';

export interface Development {
  readonly application: Application;
  readonly clock: MovableClock;
  readonly fakes: ReadonlyMap<string, FakeRemote>;
}

/**
 * What helps to try things out and must never be open in production: what happened under a correlation id, a clock that can
 * be put forward, and what the fakes of external systems say next.
 */
export function addDevelopmentRoutes(api: Api, { application, clock, fakes }: Development): void {
  api.get('/journal', async (c) => {
    const correlationId = c.req.query('correlation') ?? '';
    const entries = [];
    for (const { context } of application.stations) {
      for (const message of await context.inbox.readJournal(correlationId)) {
        entries.push({ context: context.name, ...message });
      }
    }
    return c.json(entries);
  });

  api.post('/settle', async (c) => {
    await application.settle();
    return c.json({ settled: true });
  });

  api.post('/clock', async (c) => {
    const { forward } = await readBody(c);
    const length = json.duration.safeDecode(String(forward));
    if (!length.success || length.data < 0) {
      return respondProblem(c, 400, {
        code: 'not-a-duration',
        title: 'Say how far, such as { "forward": "P31D" }.',
      });
    }
    clock.forward(length.data);
    return c.json({ now: clock.now() });
  });

  api.post('/fakes/:system/next', async (c) => {
    const { operation, error, answer } = await readBody(c);
    const fake = fakes.get(c.req.param('system'));
    const next = { answer, ...(error !== undefined && { error: String(error) }) };
    if (!fake?.answerNext(String(operation), next)) {
      return respondProblem(c, 404, {
        code: 'not-faked',
        title: 'No fake here knows this operation and this answer.',
      });
    }
    return c.json({ told: true });
  });

  api.get('/fakes/:system/calls', (c) => c.json(fakes.get(c.req.param('system'))?.calls() ?? []));
}

/** What a body says; nothing where it is no object. */
async function readBody(c: Context): Promise<Readonly<Record<string, unknown>>> {
  // Whatever cannot be read says nothing either.
  const body: unknown = await c.req.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
