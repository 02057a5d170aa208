import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBoardFiles } from '#app/desktop/board-files.ts';
import type { DialogPort } from '#app/desktop/ports.ts';
import { readTextOf } from '#app/renderer/board-files/board-files.ts';
import { MAX_BOARD_FILE_BYTES, MAX_BOARD_FILE_WORDS } from '#app/shared/board-file-limit.ts';
import { IPC_CONTRACT } from '#app/shared/ipc-contract.ts';

const tooLarge = MAX_BOARD_FILE_BYTES + 1;

async function openOnDesktop(bytes: number) {
  const path = join(mkdtempSync(join(tmpdir(), 'stormwright-limit-')), 'large.storm.json');
  writeFileSync(path, '');
  truncateSync(path, bytes);
  const answer = async () => ({ canceled: false, filePaths: [path], filePath: path });
  return createBoardFiles({ showOpenDialog: answer, showSaveDialog: answer } as unknown as DialogPort).open();
}

/** A file of any size, without its bytes. */
function fileOf(size: number): File {
  return { size, text: async () => '{}' } as unknown as File;
}

describe('the limit of a board file', () => {
  it('is the same in the page, in the desktop dialog and between processes', async () => {
    expect(await readTextOf(fileOf(MAX_BOARD_FILE_BYTES))).toEqual({ ok: true, value: '{}' });
    expect(await readTextOf(fileOf(tooLarge))).toMatchObject({
      ok: false,
      error: { code: 'file-too-large' },
    });
    expect(await openOnDesktop(tooLarge)).toMatchObject({ kind: 'refused', code: 'file-too-large' });
    const { request } = IPC_CONTRACT['board-file:save'];
    expect(request.shape.text.maxLength).toBe(MAX_BOARD_FILE_BYTES);
    expect(IPC_CONTRACT['code:plan'].request.shape.text.maxLength).toBe(MAX_BOARD_FILE_BYTES);
  });

  it('is named in each refusal as it is', async () => {
    expect(MAX_BOARD_FILE_WORDS).toBe(`${MAX_BOARD_FILE_BYTES / 1024 / 1024} MB`);
    expect(await readTextOf(fileOf(tooLarge))).toMatchObject({
      error: { message: expect.stringContaining(`larger than ${MAX_BOARD_FILE_WORDS}`) },
    });
    expect(await openOnDesktop(tooLarge)).toMatchObject({
      message: expect.stringContaining(`larger than ${MAX_BOARD_FILE_WORDS}`),
    });
  });
});
