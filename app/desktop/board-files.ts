import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MAX_BOARD_FILE_BYTES, MAX_BOARD_FILE_WORDS } from '#app/shared/board-file-limit.ts';
import { codeOfError, describeError } from '#app/shared/describe-error.ts';
import type { Response } from '#app/shared/ipc-contract.ts';
import { openBoardFile } from '#models/metamodel/board-file.ts';
import type { DialogPort } from './ports.ts';

const filters = [{ name: 'Stormwright board', extensions: ['storm.json', 'json'] }];

/**
 * Board files of this machine. A window can reach exactly the files that a person picked in a dialog, by a handle that
 * only this object can turn back into a path.
 */
export interface BoardFiles {
  readonly open: () => Promise<Response<'board-file:open'>>;
  readonly save: (request: {
    readonly file?: string | undefined;
    readonly suggestedName: string;
    readonly text: string;
  }) => Promise<Response<'board-file:save'>>;
}

export function createBoardFiles(dialog: DialogPort): BoardFiles {
  const paths = new Map<string, string>();
  const remember = (path: string): string => {
    const file = randomUUID();
    paths.set(file, path);
    return file;
  };

  return {
    async open() {
      const answer = await dialog.showOpenDialog({
        title: 'Open a board',
        properties: ['openFile'],
        filters,
      });
      const path = answer.filePaths[0];
      if (answer.canceled || path === undefined) return { kind: 'cancelled' };
      try {
        if ((await stat(path)).size > MAX_BOARD_FILE_BYTES) {
          return refused(
            'file-too-large',
            `${basename(path)} is larger than ${MAX_BOARD_FILE_WORDS} and was not opened.`,
          );
        }
        return {
          kind: 'opened',
          file: remember(path),
          name: basename(path),
          text: await readFile(path, 'utf8'),
        };
      } catch (cause) {
        return refused('file-not-readable', `${basename(path)} could not be read: ${reasonOf(cause)}.`);
      }
    },

    async save({ file, suggestedName, text }) {
      // A window could send anything; what is not a board never reaches the disk.
      if (!openBoardFile(text).ok)
        return refused('not-a-board', 'What was to be saved is not a board. Nothing was written.');
      const known = file === undefined ? undefined : paths.get(file);
      const path = known ?? (await askWhere(dialog, suggestedName));
      if (path === undefined) return { kind: 'cancelled' };
      try {
        await writeWhole(path, text);
        return {
          kind: 'saved',
          file: known === undefined || file === undefined ? remember(path) : file,
          name: basename(path),
        };
      } catch (cause) {
        const message = `${basename(path)} could not be written: ${reasonOf(cause)}. The file is as it was, and your board is safe in Stormwright.`;
        return refused('file-not-written', message);
      }
    },
  };
}

async function askWhere(dialog: DialogPort, suggestedName: string): Promise<string | undefined> {
  // Only a name: a path in it would choose the folder for the person.
  const defaultPath = basename(suggestedName.replaceAll('\\', '/')) || 'board.storm.json';
  const answer = await dialog.showSaveDialog({ title: 'Save the board', defaultPath, filters });
  return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
}

/** Writes a file so that at any moment it holds the old text or the new, never a part. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.draft`);
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

function reasonOf(cause: unknown): string {
  switch (codeOfError(cause)) {
    case 'ENOSPC':
      return 'the disk is full';
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there';
    case 'ENOENT':
      return 'it is not there any more';
    case 'EROFS':
      return 'the disk is read-only';
    default:
      return describeError(cause);
  }
}

const refused = (code: string, message: string) => ({ kind: 'refused' as const, code, message });
