import { type Inbox, type OutboxMessage, PoisonMessage } from '@sample/kernel';
import {
  type BusSubscriber,
  type ContextModule,
  createApi,
  createLog,
  createMemoryStore,
  type Database,
  type MessageBus,
  toUnreadable,
} from '@sample/platform';
import { expect, it, vi } from 'vitest';
import { createApplication } from '../src/application.js';

const message: OutboxMessage = {
  id: 'message-1',
  name: 'note.written',
  version: 1,
  audience: 'everyone',
  subject: 'note-1',
  occurredAt: '2026-01-01T00:00:00.000Z',
  correlationId: 'correlation-1',
  causationId: 'causation-1',
  data: {},
};

const idleBus: MessageBus = {
  declare: async () => undefined,
  subscribe: async () => undefined,
  problem: () => undefined,
  publish: async () => undefined,
  close: async () => undefined,
};

/** An application of one context, "notes", with one message on its way out. */
async function openNotes(
  bus: Partial<MessageBus>,
  ownInbox: Partial<Inbox> = {},
  messages: readonly OutboxMessage[] = [message],
  query: () => Promise<readonly object[]> = async () => [],
) {
  const { inbox: memoryInbox, kept, outbox, repository } = createMemoryStore();
  const inbox = { ...memoryInbox, ...ownInbox };
  await repository().save({ id: 'note-1', state: {}, expectedVersion: 0, messages });
  const notes: ContextModule = {
    name: 'notes',
    title: 'Notes',
    publishes: ['note.written'],
    hears: ['note.read'],
    open: async () => ({
      name: 'notes',
      api: createApi(),
      outbox,
      inbox,
      kept,
      subscriptions: [],
      projections: [],
      cleanUp: async () => undefined,
    }),
  };
  return createApplication({
    title: 'Notes',
    contexts: [notes],
    database: { query } as unknown as Database,
    bus: { ...idleBus, ...bus },
    openRemote: () => ({ ask: async () => ({ status: 404, body: {} }) }),
    log: createLog(
      () => undefined,
      () => '',
    ),
  });
}

it('ends what is on its way before it closes what carries it', async () => {
  const steps: string[] = [];
  let publishing = () => undefined as unknown;
  const isPublishing = new Promise((resolve) => (publishing = () => resolve(undefined)));
  let letGo = () => undefined as unknown;
  const isLetGo = new Promise((resolve) => (letGo = () => resolve(undefined)));
  const application = await openNotes({
    async publish() {
      publishing();
      await isLetGo;
      steps.push('published');
    },
    async close() {
      steps.push('closed');
    },
  });

  await isPublishing;
  const closing = application.close();
  letGo();
  await closing;

  expect(steps).toEqual(['published', 'closed']);
});

it('parks what came over the wire and nobody can read', async () => {
  const subscribers: BusSubscriber[] = [];
  const application = await openNotes({ subscribe: async (subscriber) => void subscribers.push(subscriber) });
  await subscribers[0]?.receive(toUnreadable('gar\0bage', 'It is no JSON.'));
  await application.settle();
  const parked = await application.api.request('/parked');
  await application.close();
  expect(await parked.json()).toEqual([
    expect.objectContaining({
      context: 'notes',
      reason: 'It is no JSON.',
      message: expect.objectContaining({ data: { reason: 'It is no JSON.', text: 'gar\\0bage' } }),
    }),
  ]);
});

it('says since when a context cannot receive, and no longer than that', async () => {
  const subscribers: BusSubscriber[] = [];
  let isAway = true;
  const application = await openNotes(
    { subscribe: async (subscriber) => void subscribers.push(subscriber) },
    {
      async receive() {
        if (isAway) throw new Error('The database is away.');
      },
    },
  );
  const health = async () => {
    const response = await application.api.request('/health');
    const { contexts } = (await response.json()) as { readonly contexts: { readonly notes: object } };
    return [response.status, contexts.notes];
  };
  const receive = () => subscribers[0]?.receive({ ...message, name: 'note.read' });

  await expect(receive()).rejects.toThrow('away');
  const since = expect.stringMatching(/^\d{4}-.*Z$/);
  expect(await health()).toEqual([503, expect.objectContaining({ receivingFailsSince: since })]);
  isAway = false;
  await receive();
  expect(await health()).toEqual([200, expect.not.objectContaining({ receivingFailsSince: since })]);
  await application.close();
});

it('hears of itself while a broker takes nothing', async () => {
  let isHeard = () => undefined as unknown;
  const heard = new Promise((resolve) => (isHeard = () => resolve(undefined)));
  let letGo = () => undefined as unknown;
  const isLetGo = new Promise<void>((resolve) => (letGo = () => resolve()));
  const application = await openNotes({ publish: () => isLetGo }, { receive: async () => void isHeard() }, [
    message,
    { ...message, id: 'message-2', audience: 'context' },
  ]);
  await heard;
  letGo();
  await application.close();
});

it('shows what is on its way out and what was parked there, and tries it again', async () => {
  let isTooLarge = true;
  const application = await openNotes({
    async publish() {
      if (isTooLarge) throw new PoisonMessage('The message has 2 bytes, and the broker takes at most 1.');
    },
  });
  const get = async (path: string) => (await application.api.request(path)).json();
  const outbox = async () =>
    ((await get('/health')) as { readonly contexts: { readonly notes: { readonly outbox: object } } })
      .contexts.notes.outbox;
  const retry = async (id: string) =>
    (await application.api.request(`/parked/notes/${id}/retry`, { method: 'POST' })).status;

  await vi.waitUntil(async () => ((await get('/parked')) as readonly object[]).length > 0);
  expect(await outbox()).toEqual({ waiting: 0, parked: 1 });
  expect(await get('/parked')).toEqual([
    { context: 'notes', message, reason: expect.stringContaining('2 bytes'), parkedAt: expect.any(String) },
  ]);
  isTooLarge = false;
  expect([await retry('nothing'), await retry('message-1')]).toEqual([404, 200]);
  await vi.waitUntil(async () => JSON.stringify(await outbox()) === '{"waiting":0,"parked":0}');
  await application.close();
});

it('lives without its database, and is not ready; without its broker it is both', async () => {
  const noBroker = { problem: () => 'The broker is away.' };
  const away = () => Promise.reject(new Error('The database is away.'));
  const statuses = [];
  for (const application of [await openNotes({}, {}, [], away), await openNotes(noBroker)]) {
    for (const path of ['/live', '/ready', '/health']) {
      statuses.push((await application.api.request(path)).status);
    }
    await application.close();
  }
  expect(statuses).toEqual([200, 503, 503, 200, 200, 503]);
});
