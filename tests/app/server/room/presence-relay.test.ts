import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PresenceRelay } from '#app/server/room/presence-relay.ts';
import { RoomClient } from '#tests/support/room-client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function crowd(size: number) {
  const members = Array.from({ length: size }, () => new RoomClient());
  const relay = new PresenceRelay((member) => members.indexOf(member as RoomClient));
  for (const member of members) {
    relay.take(member, new Uint8Array());
  }
  vi.advanceTimersByTime(100);
  for (const member of members) {
    member.flush();
  }
  return { members, relay };
}

test.each([
  [100, 50],
  [101, 100],
])('[PRESENCE1] among %i people the latest goes out after %i ms', (size, intervalMs) => {
  const { members, relay } = crowd(size);
  const [mover, watcher] = members;
  if (mover === undefined || watcher === undefined) {
    throw new Error('The crowd is empty.');
  }

  relay.take(mover, Uint8Array.of(1));
  vi.advanceTimersByTime(intervalMs - 1);
  expect(watcher.unread).toBe(0);
  vi.advanceTimersByTime(1);

  expect([watcher.unread, mover.unread]).toEqual([1, 0]);
});

test('[PRESENCE1] who holds no awareness id is not handed on', () => {
  const relay = new PresenceRelay(() => undefined);
  const [nameless, watcher] = [new RoomClient(), new RoomClient()];

  relay.take(watcher, Uint8Array.of(1));
  relay.take(nameless, Uint8Array.of(2));
  vi.advanceTimersByTime(1_000);

  expect(watcher.unread).toBe(0);
});
