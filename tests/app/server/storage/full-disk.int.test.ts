import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { LevelStorage } from '#app/server/storage/level-storage.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { joined, openRoom } from '#tests/support/room-under-test.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A disk of a few megabytes, where this process may mount one. */
async function smallDisk(): Promise<string | undefined> {
  const folder = await temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    // Not root, or not Linux.
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

test('[STORAGE6] a disk that was full takes writes again as soon as there is space', async ({ skip }) => {
  const disk = await smallDisk();
  if (disk === undefined) {
    skip('a small disk can be mounted only as root on Linux');
    return;
  }
  const opened = await LevelStorage.open(join(disk, 'boards'));
  if (!opened.ok) {
    throw new Error(opened.error.message);
  }
  const { room } = openRoom({ storage: opened.value });
  const client = await joined(room);
  const bulk = join(disk, 'bulk');
  await writeFile(bulk, new Uint8Array(1024 * 1024));

  client.map.set('large', 'x'.repeat(1024 * 1024));
  client.ask(1);
  await vi.waitFor(() => expect(client.flush().durability).toEqual([{ kind: 'storage-failed' }]));
  client.map.set('small', true);
  client.ask(2);
  await rm(bulk);
  await vi.waitFor(
    () =>
      expect(client.flush().durability).toEqual([
        { kind: 'storage-failed' },
        { kind: 'storage-recovered' },
        { kind: 'durable', point: 1 },
        { kind: 'durable', point: 2 },
      ]),
    { timeout: 10_000 },
  );
  await room.drain(1_000);
  await opened.value.close();

  const again = await LevelStorage.open(join(disk, 'boards'));
  if (!again.ok) {
    throw new Error(again.error.message);
  }
  const late = await joined(openRoom({ storage: again.value }).room);
  const board = late.map.toJSON();
  expect([Object.keys(board).sort(), board.small]).toEqual([['large', 'small'], true]);
  expect(await again.value.load('other' as BoardId)).toEqual([]);
  await again.value.close();
});
