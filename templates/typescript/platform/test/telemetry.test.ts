import { type Context, type Span, type SpanOptions, trace } from '@opentelemetry/api';
import { fixedClock, type OutboxMessage } from '@sample/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createInboxWorker,
  createLog,
  createMemoryStore,
  createPolicy,
  createRootApi,
  inSpan,
} from '../src/index.js';

interface Recorded {
  readonly name: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly traceId: string;
  ended: boolean;
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const outside = `00-${traceId}-00f067aa0ba902b7-01`;
let spans: Recorded[] = [];

/** The smallest thing that counts as an SDK: it gives spans ids and remembers whose children they are. */
function register(): void {
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: (name, options, from) => startSpan(name, options, from),
      startActiveSpan(name: string, ...rest: unknown[]) {
        const work = rest.at(-1) as (span: Span) => unknown;
        const [options, from] = rest as [SpanOptions, Context];
        return work(startSpan(name, options, from)) as never;
      },
    }),
  });
}

function startSpan(name: string, _options?: SpanOptions, from?: Context): Span {
  const parent = from && trace.getSpanContext(from);
  const id = String(spans.length + 1).padStart(16, '0');
  const recorded = {
    name,
    id,
    parent: parent?.spanId,
    traceId: parent?.traceId ?? 'f'.repeat(32),
    ended: false,
  };
  spans.push(recorded);
  const span = trace.wrapSpanContext({ traceId: recorded.traceId, spanId: id, traceFlags: 1 });
  return Object.assign(Object.create(span), {
    end() {
      recorded.ended = true;
    },
    recordException: () => undefined,
    setStatus: () => span,
    spanContext: () => span.spanContext(),
  });
}

describe('telemetry', () => {
  beforeEach(() => {
    spans = [];
    register();
  });

  afterEach(() => trace.disable());

  it('goes on with the trace of a request, and ends what it began', async () => {
    const api = createRootApi({ createId: () => 'id', onDefect: () => undefined });
    api.get('/', (c) => c.json(c.get('traceparent') ?? null));
    const answer = await api.request('/', { headers: { traceparent: outside } });
    expect(await answer.json()).toBe(`00-${traceId}-0000000000000001-01`);
    expect(spans).toEqual([
      { name: 'GET /', id: '0000000000000001', parent: '00f067aa0ba902b7', traceId, ended: true },
    ]);
  });

  it('follows a message into the commands that it leads to', async () => {
    const { inbox, kept } = createMemoryStore();
    const clock = fixedClock('2026-01-01T00:00:00.000Z');
    const log = createLog(() => undefined, clock.now);
    const origins: (string | undefined)[] = [];
    const policy = createPolicy({
      name: 'policy/one',
      kept,
      log,
      dispatch: async (_command, { traceparent }) => {
        origins.push(traceparent);
        return { ok: true, value: { id: 'one', version: 1 } };
      },
      reactions: { 'order.placed': () => [{ command: { type: 'Pay', data: {} } }] },
    });
    const worker = createInboxWorker({ inbox, subscriptions: [policy], clock, log });
    const message: OutboxMessage = {
      id: 'm',
      name: 'order.placed',
      version: 1,
      audience: 'everyone',
      subject: 'order-1',
      occurredAt: clock.now(),
      correlationId: 'c',
      causationId: 'c',
      data: {},
      traceparent: outside,
    };
    await worker.receive(message);
    await worker.drain();
    expect(spans.map(({ name, parent }) => [name, parent])).toEqual([
      ['handle order.placed', '00f067aa0ba902b7'],
      ['command Pay', '0000000000000001'],
    ]);
    expect(origins).toEqual([`00-${traceId}-0000000000000002-01`]);
  });

  it('ends a span whose work fails, and lets the failure through', async () => {
    const work = inSpan('fails', {}, async () => {
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(spans.map(({ ended }) => ended)).toEqual([true]);
  });
});

it('without an SDK hands on the trace it was given, and nothing else', async () => {
  expect(await inSpan('any', { parent: outside }, async (traceparent) => traceparent)).toBe(outside);
  const others = [
    'nonsense',
    '',
    `${outside}-more`,
    outside.replace(traceId, '0'.repeat(32)),
    'x'.repeat(150),
  ];
  for (const parent of others) {
    expect(await inSpan('any', { parent }, async (traceparent) => traceparent)).toBeUndefined();
  }
});
