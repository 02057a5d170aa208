import { randomUUID } from 'node:crypto';
import { connect as connectSocket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';
import { type OutboxMessage, ok, PoisonMessage, TryAgainLater } from '@sample/kernel';
import amqp from 'amqplib';
import { describe, expect, it, vi } from 'vitest';
import {
  createInProcessBus,
  createLog,
  fromWire,
  type MessageBus,
  openNatsBus,
  openRabbitBus,
  toUnreadable,
  toWire,
} from '../src/index.js';
import { receiveFromWire } from '../src/messaging/receive.js';
import { openLine } from '../src/testing/index.js';

const natsUrl = process.env.NATS_URL || 'nats://127.0.0.1:4222';
const rabbitUrl = process.env.AMQP_URL || 'amqp://guest:guest@127.0.0.1:5672';

function messageOf(id: string, name = 'order.placed'): OutboxMessage {
  return {
    id,
    name,
    version: 1,
    audience: 'everyone',
    subject: 'order-1',
    occurredAt: '2026-01-01T00:00:00.000Z',
    correlationId: 'correlation-1',
    causationId: 'causation-1',
    data: { total: 5 },
  };
}

/** What one context has received, and a promise for the moment when that is so many. */
function createEar(failures = 0) {
  const messages: OutboxMessage[] = [];
  let left = failures;
  let wake = (): void => undefined;
  return {
    messages,
    async receive(message: OutboxMessage) {
      if (left > 0) {
        left -= 1;
        throw new Error('The database is away.');
      }
      messages.push(message);
      wake();
    },
    async until(count: number) {
      while (messages.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return messages.map(({ id }) => id);
    },
  };
}

const quiet = createLog(
  () => undefined,
  () => '',
);

interface Carrier {
  readonly open: (project: string) => Promise<MessageBus>;
  /** Puts something else where messages are expected. */
  readonly scribble?: (project: string, text: string) => Promise<void>;
  /** Takes away what waits for "payments". */
  readonly forget?: (project: string) => Promise<void>;
  readonly remove: (project: string) => Promise<void>;
}

const carriers: Record<string, Carrier> = {
  'in process': { open: async () => createInProcessBus(), remove: async () => undefined },
  ...((await answers(natsUrl)) && {
    'NATS JetStream': {
      open: (project) => openNatsBus({ url: natsUrl, project, log: quiet }),
      async scribble(project, text) {
        const connection = await connect({ servers: natsUrl });
        connection.publish(`${project}.message.order.placed.v1`, text);
        await connection.drain();
      },
      async forget(project) {
        const connection = await connect({ servers: natsUrl });
        const { consumers } = await jetstreamManager(connection);
        await consumers.delete(`${project}-messages`, `${project}-payments`);
        await connection.close();
      },
      async remove(project) {
        const connection = await connect({ servers: natsUrl });
        await (await jetstreamManager(connection)).streams.delete(`${project}-messages`);
        await connection.close();
      },
    },
  }),
  ...((await answers(rabbitUrl)) && {
    RabbitMQ: {
      open: (project) => openRabbitBus({ url: rabbitUrl, project, log: quiet }),
      async scribble(project, text) {
        const connection = await amqp.connect(rabbitUrl);
        const channel = await connection.createConfirmChannel();
        channel.publish(`${project}.messages`, `${project}.order.placed.v1`, Buffer.from(text));
        await channel.waitForConfirms();
        await connection.close();
      },
      async forget(project) {
        const connection = await amqp.connect(rabbitUrl);
        const channel = await connection.createChannel();
        await channel.deleteQueue(`${project}-payments`);
        await connection.close();
      },
      async remove(project) {
        const connection = await amqp.connect(rabbitUrl);
        const channel = await connection.createChannel();
        await channel.deleteExchange(`${project}.messages`);
        for (const context of ['payments', 'shipping']) await channel.deleteQueue(`${project}-${context}`);
        await connection.close();
      },
    },
  }),
};

for (const [name, url] of [
  ['NATS JetStream', natsUrl],
  ['RabbitMQ', rabbitUrl],
] as const) {
  if (!(name in carriers))
    console.info(`Skipped: tests on ${name}. Nothing answers at ${new URL(url).host}.`);
}

/** Does somebody listen at the address? */
async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connectSocket({ host: hostname, port: Number(port), timeout: 1_000 });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('timeout', () => resolve(false));
    socket.once('close', () => socket.destroy());
  }).then((isThere) => isThere === true);
}

describe.each(Object.entries(carriers))('messages carried %s', (_name, {
  open,
  scribble,
  forget,
  remove,
}) => {
  async function withProject(use: (project: string) => Promise<void>): Promise<void> {
    const project = `test${randomUUID().replaceAll('-', '')}`;
    try {
      await use(project);
    } finally {
      await remove(project);
    }
  }

  it('reach every context that listens, once and in order, and nobody else', () =>
    withProject(async (project) => {
      const bus = await open(project);
      const [payments, shipping] = [createEar(), createEar()];
      await bus.subscribe({ context: 'payments', names: ['order.placed'], receive: payments.receive });
      await bus.subscribe({
        context: 'shipping',
        names: ['order.placed', 'order.sent'],
        receive: shipping.receive,
      });
      for (const id of ['a', 'b', 'c']) await bus.publish(messageOf(id), 'orders');
      await bus.publish(messageOf('d', 'order.sent'), 'orders');
      expect([await payments.until(3), await shipping.until(4)]).toEqual([
        ['a', 'b', 'c'],
        ['a', 'b', 'c', 'd'],
      ]);
      expect(payments.messages[0]).toEqual(messageOf('a'));
      expect(bus.problem()).toBeUndefined();
      await bus.close();
    }));

  it('are refused when it is closed, so that nobody takes them for delivered', () =>
    withProject(async (project) => {
      const bus = await open(project);
      await bus.close();
      await expect(bus.publish(messageOf('a'), 'orders')).rejects.toThrow();
    }));

  if (scribble === undefined) return;

  it('come again until they are safe, and the later ones wait', () =>
    withProject(async (project) => {
      const bus = await open(project);
      const ear = createEar(2);
      await bus.subscribe({ context: 'payments', names: ['order.placed'], receive: ear.receive });
      for (const id of ['a', 'b']) await bus.publish(messageOf(id), 'orders');
      expect(await ear.until(2)).toEqual(['a', 'b']);
      await bus.close();
    }));

  it('are refused for good when they are too large', () =>
    withProject(async (project) => {
      const bus = await open(project);
      const large = { ...messageOf('a'), data: { text: 'x'.repeat(17_000_000) } };
      await expect(bus.publish(large, 'orders')).rejects.toThrow(PoisonMessage);
      await expect(bus.publish(messageOf('b'), 'orders')).resolves.toBeUndefined();
      await bus.close();
    }));

  it('wait for a context that is away', () =>
    withProject(async (project) => {
      const first = await open(project);
      await first.declare([{ context: 'payments', names: ['order.placed'] }]);
      await first.publish(messageOf('a'), 'orders');
      await first.close();

      const second = await open(project);
      const ear = createEar();
      await second.subscribe({ context: 'payments', names: ['order.placed'], receive: ear.receive });
      expect(await ear.until(1)).toEqual(['a']);
      await second.publish(messageOf('b'), 'orders');
      expect(await ear.until(2)).toEqual(['a', 'b']);
      await second.close();
    }));

  it('are heard again after somebody deleted what waited for them', () =>
    withProject(async (project) => {
      const bus = await open(project);
      const ear = createEar();
      await bus.subscribe({ context: 'payments', names: ['order.placed'], receive: ear.receive });
      await forget?.(project);
      for (let count = 1; ear.messages.length === 0; count += 1) {
        // What is published before it is noticed has nobody to wait for.
        await bus.publish(messageOf(`message-${count}`), 'orders').catch(() => undefined);
        await pause(50);
      }
      expect(bus.problem()).toBeUndefined();
      await bus.close();
    }));

  it.each([
    '',
    '{}',
    'no json',
    '{"specversion":"1.0","type":"order.placed"}',
  ])('are not held up by "%s", which is put aside', (text) =>
    withProject(async (project) => {
      const bus = await open(project);
      const ear = createEar();
      await bus.subscribe({ context: 'payments', names: ['order.placed'], receive: ear.receive });
      await scribble(project, text);
      await bus.publish(messageOf('a'), 'orders');
      const strange = toUnreadable(text, '');
      expect(await ear.until(2)).toEqual([strange.id, 'a']);
      expect(ear.messages[0]?.data).toEqual({ text, reason: expect.stringMatching(/^It is no/) });
      await bus.close();
    }));
});

describe('a message on the wire', () => {
  it('is a CloudEvent, and reads back as itself', () => {
    const message = {
      ...messageOf('a'),
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    };
    const text = toWire(message, 'orders');
    expect(JSON.parse(text)).toMatchObject({
      specversion: '1.0',
      type: 'order.placed.v1',
      source: '/orders',
    });
    expect(fromWire(text)).toEqual(ok(message));
  });

  it.each(['nonsense', 'x'.repeat(150), 7])('is worth more than a trace that is none: %s', (traceparent) => {
    const event = JSON.parse(toWire(messageOf('a'), 'orders'));
    expect(fromWire(JSON.stringify({ ...event, traceparent }))).toEqual(ok(messageOf('a')));
  });
});

describe('what comes over the wire', () => {
  const event = JSON.parse(toWire(messageOf('a'), 'orders'));

  it.each([
    ['U+0000', { data: { note: 'a\0b' } }],
    ['U+0000 in a name', { data: { 'a\0b': 1 } }],
    ['half of a pair', { subject: '\ud800' }],
    ['a time before all times', { time: '0000-12-31T23:59:59Z' }],
    ['a time after all times', { time: '9999-12-31T23:59:59Z' }],
  ])('is refused with %s', (_what, part) => {
    expect(fromWire(JSON.stringify({ ...event, ...part }))).toEqual({ ok: false, error: expect.any(String) });
  });

  it.each([
    new RangeError('Invalid time value'),
    Object.assign(new Error('no such text'), { code: '22P05' }),
    Object.assign(new Error('too long for an index'), { code: '54000' }),
  ])('is put aside where it can never be stored: %s', async (error) => {
    const received: OutboxMessage[] = [];
    const receive = async (message: OutboxMessage) => {
      if (message.name === 'order.placed') throw error;
      received.push(message);
    };
    const subscriber = { context: 'payments', names: ['order.placed'], receive };
    expect(
      await receiveFromWire(JSON.stringify(event), subscriber, quiet, new AbortController().signal),
    ).toBe(true);
    expect(received).toEqual([
      {
        ...toUnreadable(JSON.stringify(event), `It cannot be stored: ${error}`),
        occurredAt: expect.any(String),
      },
    ]);
  });
});

it('says when no broker answers', async () => {
  await expect(openNatsBus({ url: 'nats://127.0.0.1:1', project: 'test', log: quiet })).rejects.toThrow();
  await expect(openRabbitBus({ url: 'amqp://127.0.0.1:1', project: 'test', log: quiet })).rejects.toThrow();
});

describe.each([
  ['NATS', natsUrl, 'NATS JetStream', openNatsBus],
  ['RabbitMQ', rabbitUrl, 'RabbitMQ', openRabbitBus],
] as const)('without %s', (_name, url, carrier, open) => {
  const { remove } = carriers[carrier] ?? {};
  if (remove === undefined) return;
  const newProject = () => `test${randomUUID().replaceAll('-', '')}`;

  it('a bus closes in time, and so it does while the server is silent', async () => {
    for (const loss of ['cut', 'freeze'] as const) {
      const project = newProject();
      const line = await openLine(url);
      const bus = await open({ url: line.url, project, log: quiet });
      await bus.subscribe({ context: 'payments', names: ['order.placed'], receive: async () => undefined });
      line[loss]();
      const started = performance.now();
      if (loss === 'cut') await vi.waitUntil(() => bus.problem() !== undefined);
      await expect(bus.publish(messageOf('a'), 'orders')).rejects.toThrow(
        loss === 'cut' ? TryAgainLater : Error,
      );
      await bus.close();
      expect(performance.now() - started).toBeLessThan(15_000);
      line.close();
      await remove(project);
    }
  }, 60_000);

  it('nothing starts on a server that takes connections and says nothing', async () => {
    const line = await openLine(url);
    line.freeze();
    await expect(open({ url: line.url, project: newProject(), log: quiet })).rejects.toThrow();
    line.close();
  });
});

describe.runIf('NATS JetStream' in carriers)('a stream that is there already', () => {
  async function withStream(subjects: string, use: (project: string) => Promise<void>): Promise<void> {
    const project = `test${randomUUID().replaceAll('-', '')}`;
    const connection = await connect({ servers: natsUrl });
    const { streams } = await jetstreamManager(connection);
    await streams.add({
      name: `${project}-messages`,
      subjects: [`${project}.${subjects}`],
      max_age: nanos(60_000),
    });
    try {
      await use(project);
    } finally {
      await streams.delete(`${project}-messages`);
      await connection.close();
    }
  }

  it('is used with the limits that it has', () =>
    withStream('message.>', async (project) => {
      const bus = await openNatsBus({ url: natsUrl, project, log: quiet });
      const ear = createEar();
      await bus.subscribe({ context: 'payments', names: ['order.placed'], receive: ear.receive });
      await bus.publish(messageOf('a'), 'orders');
      expect(await ear.until(1)).toEqual(['a']);
      await bus.close();
    }));

  it('is named where it keeps something else', () =>
    withStream('other.>', async (project) => {
      const opening = openNatsBus({ url: natsUrl, project, log: quiet });
      await expect(opening).rejects.toThrow(`Its stream "${project}-messages" keeps ${project}.other.>`);
    }));
});
