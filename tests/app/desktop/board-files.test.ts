import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBoardFiles } from '#app/desktop/board-files.ts';
import type { DialogPort } from '#app/desktop/ports.ts';
import { printBoardFile } from '#models/metamodel/board-file.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { createModel } from '#models/metamodel/model.ts';

const boardText = printBoardFile(createModel('shop' as BoardId, 'Shop'));

/** A person who picks this path, or calls off. */
function createWorld(picked?: string) {
  const asked: unknown[] = [];
  const answer = async (options: unknown) => {
    asked.push(options);
    return {
      canceled: picked === undefined,
      filePaths: picked === undefined ? [] : [picked],
      filePath: picked ?? '',
    };
  };
  const dialog = { showOpenDialog: answer, showSaveDialog: answer } as unknown as DialogPort;
  return { files: createBoardFiles(dialog), asked };
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'stormwright-files-'));

describe('board files of the desktop', () => {
  it('open the file that a person picks', async () => {
    const path = join(newFolder(), 'shop.storm.json');
    writeFileSync(path, boardText);
    const { files } = createWorld(path);
    expect(await files.open()).toEqual({
      kind: 'opened',
      file: expect.any(String),
      name: 'shop.storm.json',
      text: boardText,
    });
  });

  it('open nothing when the person calls off', async () => {
    expect(await createWorld().files.open()).toEqual({ kind: 'cancelled' });
  });

  it('say so when the file is gone', async () => {
    const { files } = createWorld(join(newFolder(), 'gone.storm.json'));
    expect(await files.open()).toEqual({
      kind: 'refused',
      code: 'file-not-readable',
      message: 'gone.storm.json could not be read: it is not there any more.',
    });
  });

  it('save where the person says, and later there again without asking', async () => {
    const path = join(newFolder(), 'shop.storm.json');
    const { files, asked } = createWorld(path);
    const saved = await files.save({ suggestedName: 'Shop.storm.json', text: boardText });
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
    const later = printBoardFile(createModel('shop' as BoardId, 'Shop, renamed'));
    expect(await files.save({ file: saved.file, suggestedName: 'x', text: later })).toEqual(saved);
    expect(readFileSync(path, 'utf8')).toBe(later);
    expect(asked.length).toBe(1);
    expect(readdirSync(join(path, '..'))).toEqual(['shop.storm.json']);
  });

  it('offer a name only, never a folder that the page chose', async () => {
    const { files, asked } = createWorld();
    await files.save({ suggestedName: '../../.ssh/authorized_keys', text: boardText });
    await files.save({ suggestedName: '..\\..\\evil.json', text: boardText });
    expect(asked).toMatchObject([{ defaultPath: 'authorized_keys' }, { defaultPath: 'evil.json' }]);
  });

  it('do not take a handle that no dialog gave out', async () => {
    const { files, asked } = createWorld();
    const file = '7f0d6c1e-6a35-4a55-9d6d-0d1c3f2b8a11';
    expect(await files.save({ file, suggestedName: 'a', text: boardText })).toEqual({ kind: 'cancelled' });
    expect(asked.length).toBe(1);
  });

  it('write nothing that is not a board', async () => {
    const path = join(newFolder(), 'shop.storm.json');
    const { files } = createWorld(path);
    expect(await files.save({ suggestedName: 'a', text: '#!/bin/sh' })).toMatchObject({
      code: 'not-a-board',
    });
    expect(existsSync(path)).toBe(false);
  });

  it('leave no half file behind when the place cannot be written', async () => {
    const folder = newFolder();
    const path = join(folder, 'shop.storm.json');
    mkdirSync(path);
    const { files } = createWorld(path);
    expect(await files.save({ suggestedName: 'a', text: boardText })).toMatchObject({
      kind: 'refused',
      code: 'file-not-written',
    });
    expect(readdirSync(folder)).toEqual(['shop.storm.json']);
  });
});
