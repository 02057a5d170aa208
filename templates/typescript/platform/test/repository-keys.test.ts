import { randomBytes } from 'node:crypto';
import { err, type OutboxMessage, ok, type Repository, type UniqueKey } from '@sample/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aggregateMigration,
  createMemoryStore,
  createPostgresRepository,
  storeMigration,
} from '../src/index.js';
import { forEveryStore } from '../src/testing/index.js';

interface Room {
  readonly id: string;
  /** Who is in it, by name and by number: two keys, and none when it is empty. */
  readonly guest?: string;
  readonly number?: number;
}

const schema = 'rooms';
const record = { encode: (room: Room) => room, decode: (json: unknown) => json as Room };

function keyOf(name: string, value: unknown): UniqueKey {
  return { name, values: [value], taken: { code: `${name}-taken`, kind: 'conflict', message: 'Taken.' } };
}

function keysOf({ guest, number }: Room): readonly UniqueKey[] {
  return [
    ...(guest === undefined ? [] : [keyOf('guest', guest)]),
    ...(number === undefined ? [] : [keyOf('number', number)]),
  ];
}

await forEveryStore(
  {
    schema,
    migrations: [storeMigration(schema), aggregateMigration(schema, 'rooms')],
    memory: () => createMemoryStore().repository<string, Room>(keysOf),
    postgres: (database) =>
      createPostgresRepository<string, Room>({ database, schema, table: 'rooms', record, keysOf }),
  },
  (createStore) => {
    describe('the keys of a repository', () => {
      let rooms: Repository<string, Room>;

      beforeEach(async () => {
        rooms = await createStore();
        await save({ id: 'one', guest: 'Ann', number: 1 }, 0);
      });

      function save(state: Room, expectedVersion: number, messages: readonly OutboxMessage[] = []) {
        return rooms.save({ id: state.id, state, expectedVersion, messages });
      }

      it('are let go, kept and taken with each save', async () => {
        expect(await save({ id: 'one', guest: 'Ann', number: 2 }, 1)).toEqual(ok(2));
        expect(await rooms.findByKey(keyOf('number', 1))).toBeUndefined();
        expect(await rooms.findByKey(keyOf('number', 2))).toMatchObject({ version: 2 });
        expect(await rooms.findByKey(keyOf('guest', 'Ann'))).toMatchObject({ version: 2 });
        expect(await save({ id: 'two', guest: 'Bob', number: 1 }, 0)).toEqual(ok(1));
      });

      it('are free again when nobody holds them', async () => {
        expect(await save({ id: 'one' }, 1)).toEqual(ok(2));
        expect(await save({ id: 'two', guest: 'Ann', number: 1 }, 0)).toEqual(ok(1));
        expect(await rooms.findByKey(keyOf('guest', 'Ann'))).toMatchObject({ state: { id: 'two' } });
      });

      it('need not be held from the start', async () => {
        expect(await save({ id: 'two' }, 0)).toEqual(ok(1));
        expect(await save({ id: 'two', guest: 'Bob' }, 1)).toEqual(ok(2));
        expect(await rooms.findByKey(keyOf('guest', 'Bob'))).toMatchObject({ version: 2 });
      });

      it('are told by name when one of several is taken, and nothing is written', async () => {
        const taken = await save({ id: 'two', guest: 'Bob', number: 1 }, 0);

        expect(taken).toEqual(err({ code: 'key-taken', key: keyOf('number', 1) }));
        expect(await rooms.findByKey(keyOf('guest', 'Bob'))).toBeUndefined();
        expect(await rooms.find('two')).toBeUndefined();
      });

      it('are told apart however long they are', async () => {
        // By chance, so that they cannot be stored in less space.
        const long = Array.from({ length: 20 }, () => randomBytes(1_000).toString('base64')).join('');
        const other = `${long.slice(0, -1)}-`;

        expect(await save({ id: 'two', guest: long }, 0)).toEqual(ok(1));
        expect(await save({ id: 'three', guest: long }, 0)).toEqual(
          err({ code: 'key-taken', key: keyOf('guest', long) }),
        );
        expect(await save({ id: 'three', guest: other }, 0)).toEqual(ok(1));
        expect(await rooms.findByKey(keyOf('guest', long))).toMatchObject({ state: { id: 'two' } });
        expect(await rooms.findByKey(keyOf('guest', other))).toMatchObject({ state: { id: 'three' } });
        expect(await save({ id: 'two', guest: 'Bob' }, 1)).toEqual(ok(2));
        expect(await rooms.findByKey(keyOf('guest', long))).toBeUndefined();
      });

      it('stay as they are when the change comes too late', async () => {
        await save({ id: 'one', guest: 'Ann', number: 2 }, 1);

        expect(await save({ id: 'one', guest: 'Zoe', number: 3 }, 1)).toEqual(
          err({ code: 'changed-meanwhile' }),
        );
        expect(await rooms.findByKey(keyOf('number', 2))).toMatchObject({ version: 2 });
        expect(await rooms.findByKey(keyOf('guest', 'Zoe'))).toBeUndefined();
      });
    });
  },
);
