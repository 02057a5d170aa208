import { afterEach, expect, test, vi } from 'vitest';
import { bookly, joined, openRoom, settle } from '#tests/support/room-under-test.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('[DURABLE1] durable is said only once everything sent before the question is on disk', async () => {
  const { room, storage } = openRoom();
  const client = await joined(room);
  storage.hold();

  client.map.set('a', 1);
  client.ask(7);
  await settle();
  expect(client.flush().durability).toEqual([]);

  storage.release();
  await settle();
  expect(client.flush().durability).toEqual([{ kind: 'durable', point: 7 }]);
});

test('[DURABLE1] a question with nothing written before it is answered at once', async () => {
  const { room, storage } = openRoom();
  const client = await joined(room);
  storage.hold();

  client.ask(1);

  expect(client.flush().durability).toEqual([{ kind: 'durable', point: 1 }]);
});

test('[DURABLE1] a question is not held up by what is written after it', async () => {
  const { room, storage } = openRoom();
  const client = await joined(room);

  client.map.set('a', 1);
  client.ask(1);
  await settle();
  storage.hold();
  client.map.set('b', 2);
  client.ask(2);
  await settle();

  expect(client.flush().durability).toEqual([{ kind: 'durable', point: 1 }]);
  storage.release();
});

test('[DURABLE2] a full disk is told, nothing is called durable, and the room works on until it can write', async () => {
  vi.useFakeTimers();
  const { room, storage } = openRoom();
  const [anna, ben] = [await joined(room), await joined(room)];
  anna.ask(1);
  ben.ask(1);
  storage.full = true;

  anna.map.set('a', 1);
  anna.ask(2);
  await vi.advanceTimersByTimeAsync(30_000);
  ben.flush().map.set('b', 2);
  anna.flush();
  expect({ failing: room.storageFailing, both: anna.map.toJSON(), anna: anna.durability }).toEqual({
    failing: true,
    both: { a: 1, b: 2 },
    anna: [{ kind: 'durable', point: 1 }, { kind: 'storage-failed' }],
  });

  storage.full = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect({
    anna: anna.flush().durability,
    ben: ben.flush().durability,
    failing: room.storageFailing,
  }).toEqual({
    anna: [
      { kind: 'durable', point: 1 },
      { kind: 'storage-failed' },
      { kind: 'storage-recovered' },
      { kind: 'durable', point: 2 },
    ],
    ben: [{ kind: 'durable', point: 1 }, { kind: 'storage-failed' }, { kind: 'storage-recovered' }],
    failing: false,
  });
  const restarted = await joined(openRoom({ storage }).room);
  expect([restarted.map.toJSON(), (await storage.load(bookly)).length]).toEqual([{ a: 1, b: 2 }, 2]);
});

test('[DURABLE2] who joins while the disk is full hears of it', async () => {
  const { room, storage } = openRoom();
  const anna = await joined(room);
  storage.full = true;
  anna.map.set('a', 1);
  await settle();

  const ben = await joined(room);
  ben.ask(1);

  expect(ben.flush().durability).toEqual([{ kind: 'storage-failed' }]);
  await room.drain(0);
});

test('[DURABLE3] who has not sent a message of ours gets none of ours', async () => {
  const { room, storage } = openRoom();
  const [stock, speaker] = [await joined(room), await joined(room)];
  speaker.ask(1);
  speaker.show(Uint8Array.of(1));
  storage.full = true;

  speaker.map.set('a', 1);
  await settle();
  stock.flush();
  speaker.flush();

  expect([stock.durability, stock.presences, speaker.durability]).toEqual([
    [],
    [],
    [{ kind: 'durable', point: 1 }, { kind: 'storage-failed' }],
  ]);
  await room.drain(0);
});
