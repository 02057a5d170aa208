import { readFile } from 'node:fs/promises';
import { codeOfError, describeError } from '#app/shared/describe-error.ts';
import { type BoardFileRefusal, openBoardFile, readBoardFile } from '#models/metamodel/board-file.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { ParsedModel } from '#models/metamodel/parse-model.ts';
import { err, ok, type Result } from '#models/result.ts';
import type { ListedRefusal } from './output.ts';

/** A board file that was read. */
export interface BoardOnDisk {
  readonly text: string;
  readonly model: Model;
  readonly findings: readonly Finding[];
}

/** Reads and parses a board file. Says no where it cannot be read, is no board, is damaged or newer than this program. */
export function readBoardOnDisk(path: string): Promise<Result<BoardOnDisk, ListedRefusal>> {
  return readWith(readBoardFile, path);
}

/** Like `readBoardOnDisk`, but also reads a damaged board if nothing of it is lost. Its findings say what could not be read. */
export function openBoardOnDisk(path: string): Promise<Result<BoardOnDisk, ListedRefusal>> {
  return readWith(openBoardFile, path);
}

async function readWith(
  parse: (text: string) => Result<ParsedModel, BoardFileRefusal>,
  path: string,
): Promise<Result<BoardOnDisk, ListedRefusal>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    return err({ code: 'file-not-readable', message: explain(path, cause) });
  }
  const read = parse(text);
  if (read.ok) return ok({ text, ...read.value });
  const message = `${path}: ${read.error.message}`;
  if (read.error.code !== 'damaged') return err({ ...read.error, message });
  const { code, findings } = read.error;
  return err({ code, message, findings });
}

function explain(path: string, cause: unknown): string {
  switch (codeOfError(cause)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file ${path}. Check the path; a board file usually ends in .storm.json.`;
    case 'EISDIR':
      return `${path} is a folder. Name the board file inside it.`;
    case 'EACCES':
      return `${path} may not be read by this user. Change its permissions, or copy it to where you may read it.`;
    default:
      return `${path} could not be read: ${describeError(cause)}.`;
  }
}
