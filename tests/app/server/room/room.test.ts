import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#app/shared/close-codes.ts';
import { FaultyStorage } from '#tests/support/faulty-storage.ts';
import { RoomClient, updateFrameOf } from '#tests/support/room-client.ts';
import { bookly, joined, openRoom, settle } from '#tests/support/room-under-test.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('[ROOM1] nothing is answered before storage has been read; then everything, in order', async () => {
  const storage = new FaultyStorage();
  const stored = new Y.Doc();
  stored.getMap('test').set('title', 'from disk');
  await storage.append(bookly, Y.encodeStateAsUpdate(stored));
  storage.hold();
  const { room } = openRoom({ storage });

  const early = new RoomClient().join(room);
  early.map.set('first', 1);
  early.map.set('second', 2);
  await settle();
  expect({ state: room.state, unread: early.unread }).toEqual({ state: 'loading', unread: 0 });

  storage.release();
  await room.loaded;
  early.flush();
  const late = await joined(room);
  expect({ synced: early.synced, early: early.map.toJSON(), late: late.map.toJSON() }).toEqual({
    synced: true,
    early: { title: 'from disk', first: 1, second: 2 },
    late: { title: 'from disk', first: 1, second: 2 },
  });
});

test('[ROOM1] who says too much while the room is loading is asked to come later', async () => {
  const storage = new FaultyStorage();
  storage.hold();
  const { room } = openRoom({ storage, limits: { maxWaitingBytes: 1_000 } });
  const patient = new RoomClient().join(room);
  const eager = new RoomClient().join(room);

  eager.map.set('long', 'x'.repeat(1_000));
  storage.release();
  await room.loaded;

  expect([eager.closedWith, patient.closedWith]).toEqual([CLOSE.tryLater, undefined]);
});

test('[ROOM2] when loading fails, members are asked to try again and the room is gone', async () => {
  const storage = new FaultyStorage();
  storage.unreadable = true;
  const { room, onClosed } = openRoom({ storage });
  const client = new RoomClient().join(room);

  await room.loaded;

  expect([client.closedWith, room.state, onClosed.mock.calls.length]).toEqual([CLOSE.tryLater, 'closed', 1]);
});

test('[ROOM3] the room asks before it answers', async () => {
  const { room } = openRoom();
  const client = new RoomClient();
  client.map.set('written', 'offline');
  await room.loaded;

  client.join(room).flush();
  const other = await joined(room);

  expect({ synced: client.synced, other: other.map.toJSON() }).toEqual({
    synced: true,
    other: { written: 'offline' },
  });
});

test('[ROOM3] the question stands before the answer on the wire', async () => {
  const { room } = openRoom();
  await room.loaded;
  const frames: number[][] = [];
  const recorder = new RoomClient();
  recorder.send = (bytes) => frames.push([...bytes.subarray(0, 2)]);

  recorder.join(room);

  expect(frames).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

test('[ROOM4] an update reaches everybody else once, and a late comer gets everything', async () => {
  const { room } = openRoom();
  const [anna, ben] = [await joined(room), await joined(room)];

  anna.map.set('a', 1);
  expect([anna.unread, ben.unread]).toEqual([0, 1]);
  ben.flush().map.set('b', 2);
  anna.flush();
  const late = await joined(room);

  expect([anna, ben, late].map((client) => client.map.toJSON())).toEqual([
    { a: 1, b: 2 },
    { a: 1, b: 2 },
    { a: 1, b: 2 },
  ]);
});

test('[ROOM5] everyone who comes with an empty document gets the same answer until something changes', async () => {
  const { room } = openRoom();
  const writer = await joined(room);
  writer.map.set('a', 1);
  const answers: Uint8Array[] = [];
  const visit = () => {
    const visitor = new RoomClient();
    visitor.send = (bytes) => answers.push(bytes);
    visitor.join(room);
    visitor.vanish();
    return answers.at(-1);
  };

  const first = visit();
  const second = visit();
  writer.map.set('a', 2);
  const third = visit();

  expect(first === second).toBe(true);
  expect(third).not.toEqual(first);
});

test('[ROOM6] an update that came before what it depends on is kept, handed on and stored', async () => {
  const { room, storage } = openRoom();
  const [client, other] = [await joined(room), await joined(room)];
  const author = new Y.Doc();
  const updates: Uint8Array[] = [];
  author.on('update', (update: Uint8Array) => updates.push(update));
  author.getText('t').insert(0, 'one ');
  author.getText('t').insert(4, 'two');
  const [one = new Uint8Array(), two = new Uint8Array()] = updates;

  client.say(updateFrameOf(two));
  client.ask(1);
  await settle();
  client.flush();
  expect(client.durability).toEqual([{ kind: 'durable', point: 1 }]);

  client.say(updateFrameOf(two));
  expect(await storage.load(bookly)).toHaveLength(1);

  const { room: restarted } = openRoom({ storage });
  const later = await joined(restarted);
  later.say(updateFrameOf(one));
  client.say(updateFrameOf(one));
  expect(other.flush().doc.getText('t').toString()).toBe('one two');
  expect((await joined(restarted)).doc.getText('t').toString()).toBe('one two');
});

test('[ROOM7] what nobody lacks is neither stored nor handed on', async () => {
  const { room, storage } = openRoom();
  const [anna, ben] = [await joined(room), await joined(room)];
  anna.map.set('a', 1);
  ben.flush();
  await settle();

  ben.say(updateFrameOf(Y.encodeStateAsUpdate(anna.doc)));
  await settle();

  expect([anna.unread, (await storage.load(bookly)).length]).toEqual([0, 1]);
});

test('[ROOM8] an empty room closes after its idle time and not while somebody is there', async () => {
  vi.useFakeTimers();
  const { room, onClosed } = openRoom({ idleMs: 1_000 });
  const client = await joined(room);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(room.state).toBe('open');

  client.vanish();
  await vi.advanceTimersByTimeAsync(999);
  expect(room.state).toBe('open');
  await vi.advanceTimersByTimeAsync(1);

  expect([room.state, onClosed.mock.calls.length]).toEqual(['closed', 1]);
});

test('[ROOM8] somebody who comes back in time finds the room open', async () => {
  vi.useFakeTimers();
  const { room } = openRoom({ idleMs: 1_000 });
  const client = await joined(room);
  client.vanish();
  await vi.advanceTimersByTimeAsync(900);

  client.join(room);
  await vi.advanceTimersByTimeAsync(5_000);

  expect([room.state, room.members]).toEqual(['open', 1]);
});

test('[ROOM8] an empty room waits for the disk', async () => {
  vi.useFakeTimers();
  const { room, storage } = openRoom({ idleMs: 1_000 });
  const client = await joined(room);
  storage.full = true;
  client.map.set('precious', true);
  client.vanish();

  await vi.advanceTimersByTimeAsync(60_000);
  expect(room.state).toBe('open');
  storage.full = false;
  await vi.advanceTimersByTimeAsync(10_000);

  expect([room.state, (await storage.load(bookly)).length]).toEqual(['closed', 1]);
});

test('[ROOM9] a draining room sends everybody away, admits nobody and waits for the disk', async () => {
  const { room, storage } = openRoom();
  const client = await joined(room);
  storage.hold();
  client.map.set('last', 'word');

  const drained = room.drain(5_000);
  await settle();
  const late = new RoomClient().join(room);
  expect([room.state, client.closedWith, late.closedWith]).toEqual([
    'draining',
    CLOSE.restarting,
    CLOSE.restarting,
  ]);

  storage.release();
  expect([await drained, room.state, (await storage.load(bookly)).length]).toEqual([true, 'closed', 1]);
});

test('[ROOM9] a draining room does not wait for ever', async () => {
  vi.useFakeTimers();
  const { room, storage } = openRoom();
  const client = await joined(room);
  storage.full = true;
  client.map.set('last', 'word');

  const drained = room.drain(1_000);
  await vi.advanceTimersByTimeAsync(1_000);

  expect([await drained, room.state, vi.getTimerCount()]).toEqual([false, 'closed', 0]);
});

test('[ROOM9] a disk that answers after the end of patience starts nothing anew', async () => {
  vi.useFakeTimers();
  const { room, storage } = openRoom();
  const client = await joined(room);
  storage.hold();
  client.map.set('last', 'word');

  const drained = room.drain(1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  storage.full = true;
  storage.release();
  await settle();

  expect([await drained, room.state, vi.getTimerCount()]).toEqual([false, 'closed', 0]);
});

test('[ROOM10] after many updates storage keeps one snapshot', async () => {
  const { room, storage, entries } = openRoom();
  const client = await joined(room);

  for (let index = 0; index <= 500; index += 1) {
    client.map.set('counter', index);
    await settle();
  }
  await vi.waitFor(() => expect(entries.map((entry) => entry.event)).toContain('board-compacted'));

  // The snapshot, and the update that called for it, whose own append was still under way.
  expect((await storage.load(bookly)).length).toBeLessThanOrEqual(2);
  expect((await joined(openRoom({ storage }).room)).map.toJSON()).toEqual({ counter: 500 });
});

test('[ROOM11] what cannot be read is left out, reported, and stays on disk', async () => {
  const storage = new FaultyStorage();
  const stored = new Y.Doc();
  stored.getMap('test').set('readable', true);
  const unreadable = Uint8Array.of(9, 9, 9);
  await storage.append(bookly, unreadable);
  await storage.append(bookly, Y.encodeStateAsUpdate(stored));
  const { room, entries } = openRoom({ storage });

  const client = await joined(room);
  for (let index = 0; index < 600; index += 1) {
    client.map.set('counter', index);
  }
  await settle();

  expect((await joined(room)).map.toJSON()).toEqual({ readable: true, counter: 599 });
  expect(entries).toContainEqual(
    expect.objectContaining({ level: 'error', event: 'board-opened', updates: 2, unreadable: 1 }),
  );
  expect(await storage.load(bookly)).toContainEqual(unreadable);
});
