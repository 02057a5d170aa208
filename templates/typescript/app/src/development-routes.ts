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
    if (correlationId === '') {
      return respondProblem(c, 400, {
        code: 'no-correlation',
        title: 'Say of which request: /journal?correlation=...',
        detail: 'Every answer bears it in its header "x-correlation-id"; a request may bring one of its own.',
      });
    }
    const entries = [];
    for (const { context } of application.stations) {
      for (const message of await context.inbox.readJournal(correlationId)) {
        entries.push({ context: context.name, ...message });
      }
    }
    return c.json(entries.sort((one, other) => compareTexts(one.occurredAt, other.occurredAt)));
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
    const system = c.req.param('system');
    const fake = fakes.get(system);
    const next = { answer, ...(error !== undefined && { error: String(error) }) };
    if (!fake?.answerNext(String(operation), next)) {
      return respondProblem(c, 404, {
        code: 'not-faked',
        title: 'No fake here knows this operation and this answer.',
        detail: fake === undefined ? describeFakes([...fakes.keys()]) : describeOperations(fake),
      });
    }
    return c.json({ told: true });
  });

  api.get('/fakes/:system/calls', (c) => c.json(fakes.get(c.req.param('system'))?.calls() ?? []));
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function describeFakes(systems: readonly string[]): string {
  return systems.length === 0
    ? 'No external system is faked here.'
    : `These are faked: ${systems.join(', ')}.`;
}

function describeOperations({ name, operations }: FakeRemote): string {
  const known = [...operations].map(([operation, { errors }]) =>
    errors.length === 0 ? operation : `${operation} (error: ${errors.join(' or ')})`,
  );
  return `The operations of ${name}: ${known.join(', ')}. Each takes an "answer" of yours instead of an "error".`;
}

/** What a body says; nothing where it is no object. */
async function readBody(c: Context): Promise<Readonly<Record<string, unknown>>> {
  // Whatever cannot be read says nothing either.
  const body: unknown = await c.req.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
