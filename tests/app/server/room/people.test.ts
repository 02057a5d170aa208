import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AwarenessEntry } from '#app/server/room/frame.ts';
import { MESSAGE } from '#app/shared/sync-protocol.ts';
import { frame } from '#tests/support/room-client.ts';
import { joined, openRoom } from '#tests/support/room-under-test.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function entry(clientId: number, clock: number, name: string | null): AwarenessEntry {
  return { clientId, clock, state: JSON.stringify(name === null ? null : { name }) };
}

async function pair() {
  const { room } = openRoom();
  const anna = await joined(room);
  const ben = await joined(room);
  anna.tellAwareness(entry(1, 1, 'Anna'));
  ben.tellAwareness(entry(2, 1, 'Ben'));
  anna.flush().told.length = 0;
  ben.flush().told.length = 0;
  return { room, anna, ben };
}

test('[AWARE1] nobody speaks for others, and an echo costs nobody the connection', async () => {
  const { anna, ben } = await pair();

  ben.tellAwareness(entry(1, 5, 'Mallory'), entry(2, 2, 'Ben again'), entry(3, 1, 'Ghost'));

  expect([anna.flush().told, ben.closedWith]).toEqual([[entry(2, 2, 'Ben again')], undefined]);
});

test('[AWARE1] an older state than the known one is passed over', async () => {
  const { anna, ben } = await pair();

  ben.tellAwareness(entry(2, 4, 'new'));
  ben.tellAwareness(entry(2, 3, 'old'));

  expect(anna.flush().told).toEqual([entry(2, 4, 'new')]);
});

test('[AWARE2] a state is removed for everyone as soon as the connection ends', async () => {
  const { room, anna, ben } = await pair();

  ben.vanish();
  const carla = await joined(room);

  expect([anna.flush().told, carla.told]).toEqual([[entry(2, 1, null)], [entry(1, 1, 'Anna')]]);
});

test('[AWARE2] who says goodbye first is not announced twice', async () => {
  const { anna, ben } = await pair();

  ben.tellAwareness(entry(2, 1, null));
  ben.vanish();

  expect(anna.flush().told).toEqual([entry(2, 1, null)]);
});

test('[AWARE3] who comes back before the old connection is noticed dead is let in when it is', async () => {
  const { room, anna, ben } = await pair();
  const again = await joined(room);

  again.tellAwareness(entry(2, 3, 'Ben is back'));
  expect([anna.flush().told, ben.probes]).toEqual([[], 1]);

  ben.vanish();
  expect(anna.flush().told).toEqual([entry(2, 1, null), entry(2, 3, 'Ben is back')]);
});

test('[AWARE3] a claim ends with its claimer', async () => {
  const { room, anna, ben } = await pair();
  const again = await joined(room);
  again.tellAwareness(entry(2, 3, 'Ben is back'));

  again.vanish();
  ben.vanish();

  expect(anna.flush().told).toEqual([entry(2, 1, null)]);
});

test('[AWARE4] awareness goes to its speaker too', async () => {
  const { anna } = await pair();

  anna.tellAwareness(entry(1, 2, 'Anna'));

  expect(anna.flush().told).toEqual([entry(1, 2, 'Anna')]);
});

test('[AWARE4] a question about awareness is answered with everybody', async () => {
  const { ben } = await pair();

  ben.say(frame(MESSAGE.queryAwareness, () => {}));

  expect(ben.flush().told).toEqual([entry(1, 1, 'Anna'), entry(2, 1, 'Ben')]);
});

test('[AWARE5] a state that is too large reaches nobody', async () => {
  const { anna, ben } = await pair();

  ben.tellAwareness(entry(2, 2, 'x'.repeat(9_000)));

  expect([anna.flush().told, ben.closedWith]).toEqual([[], undefined]);
});

test('[AWARE5] a state that is not an object ends its connection', async () => {
  const { anna, ben } = await pair();

  ben.tellAwareness({ clientId: 2, clock: 2, state: '"text"' });

  expect([anna.flush().told, ben.closedWith?.code]).toEqual([[entry(2, 1, null)], 4400]);
});

test('[PRESENCE1] of each person the latest is handed on, gathered, under the id they hold', async () => {
  const { anna, ben } = await pair();
  anna.show(Uint8Array.of(1));
  ben.show(Uint8Array.of(2));
  await vi.advanceTimersByTimeAsync(50);
  anna.flush().presences.length = 0;
  ben.flush().presences.length = 0;

  anna.show(Uint8Array.of(3));
  anna.show(Uint8Array.of(4));
  ben.show(Uint8Array.of(5));
  expect([anna.unread, ben.unread]).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(50);

  const gathered = [
    { clientId: 1, payload: Uint8Array.of(4) },
    { clientId: 2, payload: Uint8Array.of(5) },
  ];
  expect([anna.flush().presences, ben.flush().presences]).toEqual([[gathered], [gathered]]);
});

test('[PRESENCE1] presence that is too large is dropped', async () => {
  const { anna, ben } = await pair();
  anna.show(Uint8Array.of(1));
  ben.show(new Uint8Array(5_000));
  await vi.advanceTimersByTimeAsync(50);

  expect([anna.flush().presences, ben.closedWith]).toEqual([[], undefined]);
});

test('[PRESENCE2] a newcomer gets the latest of everybody at once, and stillness costs nothing', async () => {
  const { room, anna } = await pair();
  anna.show(Uint8Array.of(1));
  await vi.advanceTimersByTimeAsync(50);

  const carla = await joined(room);
  carla.show(new Uint8Array());
  expect(carla.flush().presences).toEqual([[{ clientId: 1, payload: Uint8Array.of(1) }]]);

  await vi.advanceTimersByTimeAsync(50);
  anna.flush();
  carla.flush();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([anna.unread, carla.unread]).toEqual([0, 0]);
});
