import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GroupCommit } from '#app/server/storage/group-commit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A slow disk: every write ends when the test says so. */
function slowDisk() {
  const writes: { readonly items: readonly string[]; succeed(): void; fail(reason: Error): void }[] = [];
  const commit = new GroupCommit<string>(
    (items) => new Promise((succeed, fail) => writes.push({ items, succeed, fail })),
    10,
  );
  return { commit, writes, written: () => writes.map((write) => write.items) };
}

test('[STORAGE5] what arrives within the window shares one write and its success', async () => {
  const { commit, writes, written } = slowDisk();
  const added = Promise.all([commit.add(['a']), commit.add(['b', 'c'])]);
  await vi.advanceTimersByTimeAsync(9);
  expect(written()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(written()).toEqual([['a', 'b', 'c']]);

  writes[0]?.succeed();

  await expect(added).resolves.toEqual([undefined, undefined]);
});

test('[STORAGE5] what arrives during a write shares the next; two never run at a time', async () => {
  const { commit, writes, written } = slowDisk();
  const first = commit.add(['a']);
  await vi.advanceTimersByTimeAsync(10);
  const later = Promise.all([commit.add(['b']), commit.add(['c'])]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written()).toEqual([['a']]);

  writes[0]?.succeed();
  await first;
  await vi.advanceTimersByTimeAsync(10);
  writes[1]?.succeed();
  await later;

  expect(written()).toEqual([['a'], ['b', 'c']]);
});

test('[STORAGE5] a failed write fails everything in it, and the next one goes on', async () => {
  const { commit, writes } = slowDisk();
  const failed = Promise.allSettled([commit.add(['a']), commit.add(['b'])]);
  await vi.advanceTimersByTimeAsync(10);
  const reason = new Error('No space left on device');
  writes[0]?.fail(reason);
  expect(await failed).toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ]);

  const next = commit.add(['c']);
  await vi.advanceTimersByTimeAsync(10);
  writes[1]?.succeed();

  await expect(next).resolves.toBeUndefined();
});

test('[STORAGE3] settling writes at once what waits and ends when all is written', async () => {
  const { commit, writes, written } = slowDisk();
  const added = commit.add(['a']);

  const settled = commit.settle();
  expect(written()).toEqual([['a']]);
  writes[0]?.succeed();

  await expect(Promise.all([added, settled])).resolves.toEqual([undefined, undefined]);
});
