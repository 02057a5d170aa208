import { type OutboxMessage, PoisonMessage, type Repository, TryAgainLater } from '@sample/kernel';
import { describe, expect, it, vi } from 'vitest';
import {
  aggregateMigration,
  createMemoryStore,
  createOutboxRelay,
  createPostgresOutbox,
  createPostgresRepository,
  migrate,
  outboxMigration,
  storeMigration,
} from '../src/index.js';
import { forEveryStore, openSharedPGlite } from '../src/testing/index.js';

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
    migrations: [storeMigration(schema), outboxMigration(schema), aggregateMigration(schema, 'notes')],
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
          audience: 'context',
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
        const [first, second] = await Promise.all([outbox.claim(1, 'context'), outbox.claim(5, 'context')]);
        expect([...first, ...second].map(({ id }) => id).sort()).toEqual(['a', 'b']);
      });

      it('gives out one message of a subject at a time, whoever asks', async () => {
        const { notes, outbox } = await createStore();
        await write(notes, [messageOf('first', 'one'), messageOf('second', 'one')]);
        const claims = await Promise.all([outbox.claim(5, 'context'), outbox.claim(5, 'context')]);
        expect(claims.flat().map(({ id }) => id)).toEqual(['first']);
        await outbox.markDelivered('first');
        expect((await outbox.claim(5, 'context')).map(({ id }) => id)).toEqual(['second']);
      });

      it('is left off at the next message when the relay stops, and given back at once', async () => {
        const { notes, outbox } = await createStore();
        await writeNote(notes, 'a', 'b', 'c');
        const delivered: string[] = [];
        const relay = createOutboxRelay({
          outbox,
          audience: 'context',
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
        expect((await outbox.claim(5, 'context')).map(({ id }) => id)).toEqual(['b', 'c']);
      });

      it('is given back also when the store fails in between', async () => {
        const { notes, outbox } = await createStore();
        await writeNote(notes, 'a', 'b');
        const markDelivered = () => Promise.reject(new Error('The database is away.'));
        const relay = createOutboxRelay({
          outbox: { ...outbox, markDelivered },
          audience: 'context',
          deliver: async () => undefined,
          onError: () => undefined,
        });
        await expect(relay.drain()).rejects.toThrow('away');
        expect((await outbox.claim(5, 'context')).map(({ id }) => id)).toEqual(['b']);
      });

      it('waits without a pause of its own for a carrier that is away', async () => {
        const { notes, outbox } = await createStore();
        await writeNote(notes, 'a');
        let isAway = true;
        const relay = createOutboxRelay({
          outbox,
          audience: 'context',
          async deliver() {
            if (isAway) throw new TryAgainLater('The broker is away.');
          },
          onError: (error) => expect.fail(String(error)),
        });
        expect(await relay.drain()).toBe(0);
        isAway = false;
        expect(await relay.drain()).toBe(1);
      });

      it('keeps a message whose delivery failed, and goes on with the others', async () => {
        const { notes, outbox } = await createStore();
        await writeNote(notes, 'bad', 'good');
        const delivered: string[] = [];
        const failures: (string | undefined)[] = [];
        const relay = createOutboxRelay({
          outbox,
          audience: 'context',
          deliver: async ({ id }) => {
            if (id === 'bad' && failures.length === 0) throw new Error('nobody listens');
            delivered.push(id);
          },
          onError: (_error, message) => failures.push(message?.id),
        });
        // Where one is not taken the round is over, and the next one begins with the others.
        expect(await relay.drain()).toBe(0);
        expect(await relay.drain()).toBe(1);
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
          audience: 'context',
          deliver: async ({ id }) => {
            if (id === 'first') throw new Error('nobody listens');
            delivered.push(id);
          },
          onError: () => undefined,
        });
        await relay.drain();
        await relay.drain();
        expect(delivered).toEqual(['other']);
      });

      it('leads those for everyone another way, so that neither holds back the other', async () => {
        const { notes, outbox } = await createStore();
        const published: OutboxMessage = { ...messageOf('published', 'one'), audience: 'everyone' };
        await write(notes, [published, messageOf('own', 'one'), messageOf('own-too', 'one')]);
        const carried = async (audience: OutboxMessage['audience']) =>
          (await outbox.claim(5, audience)).map(({ id }) => id);
        expect([await carried('context'), await carried('everyone')]).toEqual([['own'], ['published']]);
        await outbox.markDelivered('own');
        expect([await carried('context'), await carried('everyone')]).toEqual([['own-too'], []]);
      });

      it.each([
        new PoisonMessage('It is too large.'),
        new RangeError('Invalid time value'),
      ])('puts aside what nobody will ever take, until somebody puts it back: %s', async (error) => {
        const { notes, outbox } = await createStore();
        await write(notes, [messageOf('first', 'one'), messageOf('second', 'one')]);
        const delivered: string[] = [];
        const relay = createOutboxRelay({
          outbox,
          audience: 'context',
          async deliver({ id }) {
            if (id === 'first' && delivered.length === 0) throw error;
            delivered.push(id);
          },
          onError: () => undefined,
        });
        const occurredAt = '2026-01-01T00:00:00.000Z';
        expect(await outbox.count()).toEqual({ waiting: 2, parked: 0, oldest: occurredAt });
        await relay.drain();
        expect([delivered, await outbox.count()]).toEqual([['second'], { waiting: 0, parked: 1 }]);
        expect(await outbox.listParked(5)).toEqual([
          { message: messageOf('first', 'one'), reason: error.message, parkedAt: expect.any(String) },
        ]);
        expect([await outbox.retry('second'), await outbox.retry('first')]).toEqual([false, true]);
        await relay.drain();
        expect([delivered, await outbox.count()]).toEqual([['second', 'first'], { waiting: 0, parked: 0 }]);
      });
    });
  },
);

it('gives a message up after a day of failures', async () => {
  const database = await openSharedPGlite();
  await database.query('drop schema if exists "patient" cascade');
  await migrate(database, 'patient', [storeMigration('patient'), outboxMigration('patient')]);
  await database.query(`insert into "patient".outbox (id, subject, message) values ('a', 'one', $1)`, [
    JSON.stringify(messageOf('a', 'one')),
  ]);
  const outbox = createPostgresOutbox(database, 'patient');
  const failAfter = async (attempts: number) => {
    await database.query('update "patient".outbox set attempts = $1', [attempts]);
    await outbox.markFailed('a', 'Nobody answers.');
    return (await outbox.listParked(5)).map(({ reason }) => reason);
  };
  expect([await failAfter(299), await failAfter(300)]).toEqual([[], ['Nobody answers.']]);
}, 60_000);
