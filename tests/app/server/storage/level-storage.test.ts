import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { expect, test } from 'vitest';
import { LevelStorage } from '#app/server/storage/level-storage.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { describeStorageContract } from '#tests/support/storage-contract.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const bookly = 'bookly' as BoardId;

async function openLevel(folder: string): Promise<LevelStorage> {
  const opened = await LevelStorage.open(folder);
  if (!opened.ok) {
    throw new Error(opened.error.message);
  }
  return opened.value;
}

describeStorageContract('LevelStorage', async () => openLevel(await temporaryFolder()));

test('[STORAGE1] a board is there again when the folder is opened again', async () => {
  const folder = await temporaryFolder();
  const first = await openLevel(folder);
  await first.append(bookly, Uint8Array.of(1));
  await first.close();

  const second = await openLevel(folder);
  await second.append(bookly, Uint8Array.of(2));
  const updates = await second.load(bookly);
  await second.close();

  expect(updates.map((update) => [...update])).toEqual([[1], [2]]);
});

test('[STORAGE2] a compaction after a restart replaces what was written before it', async () => {
  const folder = await temporaryFolder();
  const first = await openLevel(folder);
  await first.append(bookly, Uint8Array.of(1));
  await first.close();

  const second = await openLevel(folder);
  await second.compact(bookly, Uint8Array.of(9));
  const updates = await second.load(bookly);
  await second.close();

  expect(updates.map((update) => [...update])).toEqual([[9]]);
});

test('[STORAGE4] a folder in use is refused, and its holder keeps working', async () => {
  const folder = await temporaryFolder();
  const holder = await openLevel(folder);

  const second = await LevelStorage.open(folder);
  await holder.append(bookly, Uint8Array.of(1));
  await holder.close();

  expect(second).toEqual({
    ok: false,
    error: {
      code: 'data-folder-locked',
      message:
        `The data folder ${folder} is in use by another Stormwright. Close that one, or start this one with ` +
        'another data folder. Nothing was written; your boards are unchanged.',
    },
  });
});

test('[STORAGE4] a folder that cannot be made is refused', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');

  const opened = await LevelStorage.open(join(file, 'boards'));

  expect(opened).toMatchObject({ ok: false, error: { code: 'data-folder-not-writable' } });
});

test('[STORAGE4] a folder of a newer version is refused and left as it is', async () => {
  const folder = await temporaryFolder();
  const newer = new ClassicLevel(folder);
  await newer.put('format', '2');
  await newer.close();

  const opened = await LevelStorage.open(folder);

  expect(opened).toMatchObject({ ok: false, error: { code: 'data-folder-too-new' } });
  await newer.open();
  expect(await newer.iterator().all()).toEqual([['format', '2']]);
  await newer.close();
});

test('[STORAGE4] a damaged folder is refused and left as it is', async () => {
  const folder = await temporaryFolder();
  const storage = await openLevel(folder);
  await storage.append(bookly, Uint8Array.of(1));
  await storage.close();
  const [manifest = ''] = (await readdir(folder)).filter((name) => name.startsWith('MANIFEST'));
  await writeFile(join(folder, manifest), 'x'.repeat(100));

  const opened = await LevelStorage.open(folder);

  expect(opened).toMatchObject({ ok: false, error: { code: 'data-folder-damaged' } });
});
