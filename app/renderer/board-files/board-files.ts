import { MAX_BOARD_FILE_BYTES } from '#app/shared/board-file-limit.ts';
import type { DesktopBridge } from '#app/shared/desktop-bridge.ts';
import { printBoardFile } from '#models/metamodel/board-file.ts';
import type { Model } from '#models/metamodel/model.ts';
import { err, ok, type Refusal, type Result } from '#models/result.ts';
import { messages } from '../messages/messages.ts';
import { downloadFile } from '../session/download-file.ts';

/** Where board files come from and go to: the desktop's dialogs, or the browser's chooser and downloads. */
export interface BoardFiles {
  /** The text of a file the person chooses; undefined when they change their mind. */
  open(): Promise<Result<string, Refusal> | undefined>;
  save(suggestedName: string, text: string): Promise<Result<'saved' | 'cancelled', Refusal>>;
}

declare global {
  interface Window {
    readonly desktop?: DesktopBridge;
  }
}

const BOARD_FILE_ENDING = '.storm.json';

export function createBoardFiles(): BoardFiles {
  return window.desktop ? desktopFiles(window.desktop) : browserFiles();
}

/** A file name for a board: its name without what file systems dislike. */
export function boardFileName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(/\s+/g, '-')
    .toLowerCase()
    .slice(0, 80);
  return `${safe || 'board'}${BOARD_FILE_ENDING}`;
}

export function saveModel(files: BoardFiles, model: Model): Promise<Result<'saved' | 'cancelled', Refusal>> {
  return files.save(boardFileName(model.name), printBoardFile(model));
}

/** Reads a file that was dropped or chosen. */
export async function readTextOf(file: File): Promise<Result<string, Refusal>> {
  if (file.size > MAX_BOARD_FILE_BYTES)
    return err({ code: 'file-too-large', message: messages.files.tooLarge });
  try {
    return ok(await file.text());
  } catch {
    // The browser's words name neither the file nor what to do.
    return err({ code: 'file-unreadable', message: messages.files.unreadable });
  }
}

function browserFiles(): BoardFiles {
  return {
    async open() {
      const file = await chooseFile();
      return file && readTextOf(file);
    },
    async save(name, text) {
      downloadFile(name, new Blob([text], { type: 'application/json' }));
      return ok('saved');
    },
  };
}

function chooseFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

function desktopFiles(desktop: DesktopBridge): BoardFiles {
  return {
    async open() {
      const answer = await desktop.ask('board-file:open', {});
      if (answer.kind === 'cancelled') return undefined;
      return answer.kind === 'opened' ? ok(answer.text) : err(answer);
    },
    async save(suggestedName, text) {
      const answer = await desktop.ask('board-file:save', { suggestedName, text });
      return answer.kind === 'refused' ? err(answer) : ok(answer.kind);
    },
  };
}
