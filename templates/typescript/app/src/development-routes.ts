import { type MovableClock, type OutboxMessage, toDecimalText } from '@sample/kernel';
import { type Api, type ContextModule, type FakeRemote, json, respondProblem } from '@sample/platform';
import type { Context } from 'hono';
import type { Application } from './application.js';

// Later times cannot be written as others are.
const latestTime = Date.UTC(9000, 0);

export interface Development {
  readonly application: Application;
  /** All contexts of the project: one of them published what another one heard. */
  readonly contexts: readonly Pick<ContextModule, 'name' | 'publishes'>[];
  readonly clock: MovableClock;
  readonly fakes: ReadonlyMap<string, FakeRemote>;
}

/**
 * What helps to try things out and must never be open in production: what happened under a correlation id, a clock that can
 * be put forward, and what the fakes of external systems say next.
 */
export function addDevelopmentRoutes(api: Api, { application, contexts, clock, fakes }: Development): void {
  api.get('/journal', async (c) => {
    const correlationId = c.req.query('correlation') ?? '';
    if (correlationId === '' || !json.text().safeParse(correlationId).success) {
      return respondProblem(c, 400, {
        code: 'no-correlation',
        title: 'Say of which request: /journal?correlation=...',
        detail: 'Every answer bears it in its header "x-correlation-id"; a request may bring one of its own.',
      });
    }
    return c.json(await readJournal(application, contexts, correlationId));
  });

  api.post('/settle', async (c) => {
    await application.settle();
    return c.json({ settled: true });
  });

  api.post('/clock', async (c) => {
    const { forward } = await readBody(c);
    const length = json.duration.safeDecode(textOf(forward));
    if (!length.success || length.data < 0 || Date.parse(clock.now()) + length.data > latestTime) {
      return respondProblem(c, 400, {
        code: 'not-a-duration',
        title: 'Say how far, such as { "forward": "P31D" }, within the next thousands of years.',
      });
    }
    clock.forward(length.data);
    return c.json({ now: clock.now() });
  });

  api.post('/fakes/:system/next', async (c) => {
    const { operation, error, answer } = await readBody(c);
    const system = c.req.param('system');
    const fake = fakes.get(system);
    const next = { answer, ...(error !== undefined && { error: textOf(error) }) };
    if (!fake?.answerNext(textOf(operation), next)) {
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

/**
 * What happened, in the order of time: each message with the context that sent it and those of this process that heard it. An
 * event that is published is there twice: as its own context keeps it, and as others hear it.
 */
async function readJournal(
  { wiredContexts }: Application,
  contexts: Development['contexts'],
  correlationId: string,
): Promise<readonly object[]> {
  const heard = new Map<
    string,
    { readonly message: OutboxMessage; readonly from?: string; readonly by: string[] }
  >();
  for (const { context } of wiredContexts) {
    for (const message of await context.inbox.readJournal(correlationId)) {
      const isOwn = message.audience === 'context';
      const from = isOwn
        ? context.name
        : contexts.find(({ publishes }) => publishes.includes(message.name))?.name;
      const entry = heard.get(message.id) ?? { message, ...(from !== undefined && { from }), by: [] };
      entry.by.push(context.name);
      heard.set(message.id, entry);
    }
  }
  return [...heard.values()]
    .sort((one, other) => compareTexts(one.message.occurredAt, other.message.occurredAt))
    .map(({ message: { name, data, ...message }, from, by }) => ({
      name,
      from,
      heardBy: by,
      ...message,
      data: message.audience === 'context' ? asPublished(data) : data,
    }));
}

/** Amounts of money as they are published, whatever holds them: a context keeps its own in minor units. */
function asPublished(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asPublished);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const { amount, currency } = value as { readonly amount?: unknown; readonly currency?: unknown };
  if (
    entries.length === 2 &&
    typeof currency === 'string' &&
    typeof amount === 'string' &&
    /^\d+$/.test(amount)
  ) {
    return { amount: toDecimalText({ amount: BigInt(amount), currency }), currency };
  }
  return Object.fromEntries(entries.map(([key, each]) => [key, asPublished(each)]));
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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What a body says; nothing where it is no object. */
async function readBody(c: Context): Promise<Readonly<Record<string, unknown>>> {
  // A page of somebody else may send text unasked, and JSON only where it is allowed to. What cannot be read says nothing either.
  const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
  const body: unknown = isJson ? await c.req.json().catch(() => undefined) : undefined;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
