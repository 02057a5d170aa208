import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '#app/server/limits.ts';
import { silentLog } from '#app/server/log.ts';
import { Rooms } from '#app/server/room/rooms.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { FaultyStorage } from '#tests/support/faulty-storage.ts';
import { bookly, joined } from '#tests/support/room-under-test.ts';

function createRooms(storage = new FaultyStorage()): Rooms {
  return new Rooms({ storage, limits: DEFAULT_LIMITS, log: silentLog, idleMs: 30_000 });
}

test('everyone who enters a board comes into the same room', () => {
  const rooms = createRooms();

  const first = rooms.enter(bookly);

  expect(rooms.enter(bookly)).toBe(first);
  expect(rooms.enter('other' as BoardId)).not.toBe(first);
});

test('[ROOM2] after a failed load the next to come finds a new room', async () => {
  const storage = new FaultyStorage();
  storage.unreadable = true;
  const rooms = createRooms(storage);
  const broken = rooms.enter(bookly);
  await broken?.loaded;

  storage.unreadable = false;
  const next = rooms.enter(bookly);
  await next?.loaded;

  expect([broken?.state, next?.state]).toEqual(['closed', 'open']);
});

test('[ROOM9] draining closes every room, admits nobody and names the boards that are not on disk', async () => {
  const storage = new FaultyStorage();
  const rooms = createRooms(storage);
  const [first, second] = [rooms.enter(bookly), rooms.enter('other' as BoardId)];
  if (first === undefined || second === undefined) {
    throw new Error('The rooms are not open.');
  }
  const client = await joined(first);
  await joined(second);
  expect(rooms.status).toEqual({ boards: 2, members: 2, storageFailing: false });
  storage.full = true;
  client.map.set('lost', true);

  const unsaved = await rooms.drain(10);

  expect([unsaved, rooms.enter(bookly), rooms.status]).toEqual([
    [bookly],
    undefined,
    { boards: 0, members: 0, storageFailing: false },
  ]);
});
