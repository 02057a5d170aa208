import type { OutboxMessage } from '@sample/kernel';
import {
  type ContextModule,
  createApi,
  createLog,
  createMemoryStore,
  type Database,
  type MessageBus,
} from '@sample/platform';
import { expect, it } from 'vitest';
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

it('ends what is on its way before it closes what carries it', async () => {
  const steps: string[] = [];
  let publishing = () => undefined as unknown;
  const isPublishing = new Promise((resolve) => (publishing = () => resolve(undefined)));
  let letGo = () => undefined as unknown;
  const isLetGo = new Promise((resolve) => (letGo = () => resolve(undefined)));
  const bus: MessageBus = {
    declare: async () => undefined,
    subscribe: async () => undefined,
    problem: () => undefined,
    async publish() {
      publishing();
      await isLetGo;
      steps.push('published');
    },
    async close() {
      steps.push('closed');
    },
  };
  const { inbox, kept, outbox, repository } = createMemoryStore();
  await repository().save({ id: 'note-1', state: {}, expectedVersion: 0, messages: [message] });
  const notes: ContextModule = {
    name: 'notes',
    title: 'Notes',
    publishes: ['note.written'],
    hears: [],
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
  const application = await createApplication({
    title: 'Notes',
    contexts: [notes],
    database: {} as Database,
    bus,
    openRemote: () => ({ ask: async () => ({ status: 404, body: {} }) }),
    log: createLog(
      () => undefined,
      () => '',
    ),
  });

  await isPublishing;
  const closing = application.close();
  letGo();
  await closing;

  expect(steps).toEqual(['published', 'closed']);
});
