import type * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { CLOSE } from '#app/shared/close-codes.ts';
import { MESSAGE } from '#app/shared/sync-protocol.ts';
import { frame, RoomClient, updateFrameOf } from '#tests/support/room-client.ts';
import { joined, openRoom, settle } from '#tests/support/room-under-test.ts';

const malformed: Record<string, Uint8Array> = {
  'nothing at all': new Uint8Array(),
  'an unknown step of the sync protocol': Uint8Array.of(MESSAGE.sync, 9),
  'a sync message that breaks off': Uint8Array.of(MESSAGE.sync, 2, 200),
  'a state vector that is none': Uint8Array.of(MESSAGE.sync, 0, 2, 200, 200),
  'an update that breaks off': Uint8Array.of(MESSAGE.sync, 2, 2, 1, 1),
  'an update that lies about its size': updateFrameOf(Uint8Array.of(1, 255, 255, 255, 127, 1, 0)),
  'awareness that breaks off': Uint8Array.of(MESSAGE.awareness, 1, 5),
  'awareness whose state is no JSON': Uint8Array.of(MESSAGE.awareness, 5, 1, 1, 1, 1, 0x7b),
  'a number that never ends': new Uint8Array(20).fill(255),
  'a question without a point': Uint8Array.of(MESSAGE.durability, 0),
};

test.each(Object.keys(malformed))('[BAD1] %s ends its connection and harms nobody else', async (name) => {
  const { room } = openRoom();
  const [hostile, other] = [await joined(room), await joined(room)];

  hostile.say(malformed[name] ?? new Uint8Array());
  other.map.set('still', 'working');

  expect([hostile.closedWith, other.closedWith, room.members]).toEqual([CLOSE.malformed, undefined, 1]);
  expect((await joined(room)).map.toJSON()).toEqual({ still: 'working' });
});

test('[BAD8] a type of message that is not known is passed over', async () => {
  const { room } = openRoom();
  const client = await joined(room);

  client.say(Uint8Array.of(99, 1, 2, 3));
  client.say(Uint8Array.of(MESSAGE.auth, 0));
  client.say(Uint8Array.of(MESSAGE.durability, 50));

  expect(client.closedWith).toBeUndefined();
});

/** A generator that gives the same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function damage(update: Uint8Array, random: () => number): Uint8Array {
  const damaged = update.slice(0, random() < 0.3 ? Math.ceil(random() * update.length) : update.length);
  for (let count = Math.ceil(random() * 4); count > 0; count -= 1) {
    damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
  }
  return damaged;
}

test.each([
  1, 2, 3, 4,
])('[BAD2] damaged updates never part document, disk and members (seed %i)', async (seed) => {
  const random = seeded(seed);
  const { room, storage } = openRoom();
  const honest = await joined(room);
  let ended = 0;

  for (let round = 0; round < 40; round += 1) {
    honest.map.set(`key ${round % 7}`, `value ${round}`);
    honest.doc.getText('text').insert(0, 'word ');
    const author = new Y.Doc();
    Y.applyUpdate(author, Y.encodeStateAsUpdate(honest.doc));
    author.getText('text').delete(0, 2);
    author.getArray('list').push([round, { nested: true }]);
    const hostile = await joined(room);
    const update = Y.encodeStateAsUpdate(author, Y.encodeStateVector(honest.doc));
    hostile.say(updateFrameOf(damage(update, random)));
    ended += hostile.closedWith === undefined ? 0 : 1;
    hostile.vanish();
    honest.flush();
  }
  // Yjs looks at deletions that ran ahead of their text only when the next remote change comes.
  (await joined(room)).map.set('last', true);
  honest.flush();
  await settle();

  const late = await joined(room);
  const restarted = await joined(openRoom({ storage }).room);
  const text = late.doc.getText('text').toString();
  expect(ended).toBeGreaterThan(0);
  expect([honest.closedWith, room.state]).toEqual([undefined, 'open']);
  expect(restarted.doc.getText('text').toString()).toBe(text);
  expect(honest.doc.getText('text').toString()).toBe(text);
  expect(restarted.map.toJSON()).toEqual(late.map.toJSON());
  expect(honest.map.toJSON()).toEqual(late.map.toJSON());
});

test('[BAD5] a board that has reached its size takes no more; what was there stays', async () => {
  const { room } = openRoom({ limits: { maxBoardBytes: 2_000 } });
  const [hungry, other] = [await joined(room), await joined(room)];
  other.map.set('kept', true);

  hungry.map.set('huge', 'x'.repeat(3_000));

  expect([hungry.closedWith, other.closedWith]).toEqual([CLOSE.boardFull, undefined]);
  expect((await joined(room)).map.toJSON()).toEqual({ kept: true });
});

test('[BAD5] what has been overwritten does not count', async () => {
  const { room } = openRoom({ limits: { maxBoardBytes: 2_000 } });
  const client = await joined(room);

  for (let round = 0; round < 10; round += 1) {
    client.map.set('same', `${round}`.repeat(500));
  }

  expect([client.closedWith, (await joined(room)).map.get('same')]).toEqual([undefined, '9'.repeat(500)]);
});

test('[BAD6] more members than allowed are asked to come later', async () => {
  const { room } = openRoom({ limits: { maxMembers: 1 } });
  const first = await joined(room);
  const second = new RoomClient().join(room);

  expect([first.closedWith, second.closedWith]).toEqual([undefined, CLOSE.roomFull]);
  first.vanish();
  const third = await joined(room);
  expect(third.closedWith).toBeUndefined();
});

test('[BAD1] a member that was sent away is heard no more', async () => {
  const { room } = openRoom();
  const hostile = await joined(room);
  const late = frame(MESSAGE.sync, (encoder: encoding.Encoder) => {
    const doc = new Y.Doc();
    doc.getMap('test').set('late', true);
    writeUpdate(encoder, Y.encodeStateAsUpdate(doc));
  });

  hostile.say(new Uint8Array());
  room.receive(hostile, late);

  expect((await joined(room)).map.toJSON()).toEqual({});
});

test('[BAD11] a bug while serving a message costs that connection and nothing else', async () => {
  const { room, entries } = openRoom();
  const [unlucky, other] = [await joined(room), await joined(room)];
  unlucky.send = () => {
    throw new Error('A bug of ours.');
  };

  unlucky.say(frame(MESSAGE.queryAwareness, () => {}));
  other.map.set('still', 'working');

  expect([unlucky.closedWith, other.closedWith, room.members]).toEqual([CLOSE.malformed, undefined, 1]);
  expect(entries).toContainEqual(
    expect.objectContaining({ level: 'error', event: 'message-crashed', reason: 'A bug of ours.' }),
  );
});
