import type { OutboxMessage, Repository } from '@sample/kernel';
import { describe, expect, it, vi } from 'vitest';
import {
  aggregateMigration,
  createMemoryStore,
  createOutboxRelay,
  createPostgresOutbox,
  createPostgresRepository,
  storeMigration,
} from '../src/index.js';
import { forEveryStore } from '../src/testing/index.js';

interface Note {
  readonly id: string;
}

const schema = 'notes';
const record = { encode: (note: Note) => note, decode: (json: unknown) => json as Note };

function messageOf(id: string, subject = `note-${id}`): OutboxMessage {
  return {
    id,
    name: 'note.written',
    version: 1,
    audience: 'context',
    subject,
    occurredAt: '2026-01-01T00:00:00.000Z',
    correlationId: 'correlation-1',
    causationId: 'causation-1',
    data: {},
  };
}

await forEveryStore(
  {
    schema,
    migrations: [storeMigration(schema), aggregateMigration(schema, 'notes')],
    memory: () => {
      const store = createMemoryStore();
      return { notes: store.repository<string, Note>(), outbox: store.outbox };
    },
    postgres: (database) => ({
      notes: createPostgresRepository<string, Note>({ database, schema, table: 'notes', record }),
      outbox: createPostgresOutbox(database, schema),
    }),
  },
  (createStore) => {
    async function writeNote(notes: Repository<string, Note>, ...ids: readonly string[]) {
      await write(
        notes,
        ids.map((id) => messageOf(id)),
      );
    }

    async function write(notes: Repository<string, Note>, messages: readonly OutboxMessage[]) {
      await notes.save({ id: 'note-1', state: { id: 'note-1' }, expectedVersion: 0, messages });
    }

    describe('the outbox', () => {
      it('delivers every message once, in order', async () => {
        const { notes, outbox } = await createStore();
        await writeNote(notes, 'a', 'b', 'c');
        const delivered: string[] = [];
        const relay = createOutboxRelay({
          outbox,
          deliver: async ({ id }) => void delivered.push(id),
          onError: (error) => expect.fail(String(error)),
        });
        await relay.drain();
        await relay.drain();
        expect(delivered).toEqual(['a', 'b', 'c']);
      });

      it('gives a claimed message to nobody else', async () => {
        const { notes, outbox } = await createStore();
        await writeNote(notes, 'a', 'b');
        const [first, second] = await Promise.all([outbox.claim(1), outbox.claim(5)]);
        expect([...first, ...second].map(({ id }) => id).sort()).toEqual(['a', 'b']);
      });

      it('gives out one message of a subject at a time, whoever asks', async () => {
        const { notes, outbox } = await createStore();
        await write(notes, [messageOf('first', 'one'), messageOf('second', 'one')]);
        const claims = await Promise.all([outbox.claim(5), outbox.claim(5)]);
        expect(claims.flat().map(({ id }) => id)).toEqual(['first']);
        await outbox.markDelivered('first');
        expect((await outbox.claim(5)).map(({ id }) => id)).toEqual(['second']);
      });

      it('is left off at the next message when the relay stops, and given back at once', async () => {
        const { notes, outbox } = await createStore();
        await writeNote(notes, 'a', 'b', 'c');
        const delivered: string[] = [];
        const relay = createOutboxRelay({
          outbox,
          async deliver({ id }) {
            delivered.push(id);
            void relay.stop();
          },
          onError: (error) => expect.fail(String(error)),
        });
        relay.start();
        await vi.waitUntil(() => delivered.length > 0);
        await relay.stop();
        expect(delivered).toEqual(['a']);
        expect((await outbox.claim(5)).map(({ id }) => id)).toEqual(['b', 'c']);
      });

      it('keeps a message whose delivery failed, and goes on with the others', async () => {
        const { notes, outbox } = await createStore();
        await writeNote(notes, 'bad', 'good');
        const delivered: string[] = [];
        const failures: (string | undefined)[] = [];
        const relay = createOutboxRelay({
          outbox,
          deliver: async ({ id }) => {
            if (id === 'bad' && failures.length === 0) throw new Error('nobody listens');
            delivered.push(id);
          },
          onError: (_error, message) => failures.push(message?.id),
        });
        await relay.drain();
        expect([delivered, failures]).toEqual([['good'], ['bad']]);
      });

      it('holds back what follows about the same thing', async () => {
        const { notes, outbox } = await createStore();
        await write(notes, [
          messageOf('first', 'one'),
          messageOf('second', 'one'),
          messageOf('other', 'two'),
        ]);
        const delivered: string[] = [];
        const relay = createOutboxRelay({
          outbox,
          deliver: async ({ id }) => {
            if (id === 'first') throw new Error('nobody listens');
            delivered.push(id);
          },
          onError: () => undefined,
        });
        await relay.drain();
        expect(delivered).toEqual(['other']);
      });
    });
  },
);
