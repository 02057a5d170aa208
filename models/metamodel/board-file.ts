import { err, ok, type Refusal, type Result } from '../result.ts';
import type { Finding } from './finding.ts';
import { isPlainObject, type PlainObject } from './json.ts';
import { type DuplicateKey, type JsonError, readJson } from './json-scanner.ts';
import { latestVersion, MIGRATIONS, type Migration, migrateUp } from './migrations/migrations.ts';
import type { Model } from './model.ts';
import { type ParsedModel, parseModel } from './parse-model.ts';
import { headOf, printBoard } from './print-board.ts';

/** What `format` says in every board file. */
export const BOARD_FORMAT = 'stormwright-board';

/** The version that is written. Older ones are read and taken up; newer ones are refused. */
export const BOARD_FORMAT_VERSION = latestVersion(MIGRATIONS);

/** Why a text is not opened as a board. Whoever gets one must leave the file as it is. */
export type BoardFileRefusal =
  | (Refusal & { readonly code: 'not-json'; readonly line: number; readonly column: number })
  | (Refusal & { readonly code: 'not-a-board' })
  | (Refusal & { readonly code: 'newer-format'; readonly version: number })
  /** It is a board with errors; `readable` is what could be read, to look at and to rescue from. */
  | (Refusal & {
      readonly code: 'damaged';
      readonly findings: readonly Finding[];
      readonly readable: Model;
    });

const untouched = 'The file was left as it is.';

/**
 * Reads the text of a board file. Never throws. On success nothing of the file is lost: keys and sections that are
 * not known stay in the model and are written again.
 */
export function readBoardFile(
  text: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<ParsedModel, BoardFileRefusal> {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') {
    const message = `The file is empty: there is no board in it. Open an older copy. ${untouched}`;
    return err({ code: 'not-json', message, line: 1, column: 1 });
  }
  const read = readJson(content);
  if (!read.ok) {
    return err(notJson(read.error));
  }
  const { value: board, duplicates } = read.value;
  if (!isPlainObject(board) || board.format !== BOARD_FORMAT) {
    const message = `This is JSON, but no board: a board file says "format": "${BOARD_FORMAT}". ${untouched}`;
    return err({ code: 'not-a-board', message });
  }
  const { version } = board;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    const message = `The board file does not say its version: it needs "version": ${BOARD_FORMAT_VERSION}. ${untouched}`;
    return err({ code: 'not-a-board', message });
  }
  if (version > latestVersion(migrations)) {
    return err(newerFormat(version, latestVersion(migrations)));
  }
  const { model, findings } = parseModel(withoutMarks(migrateUp(board, version, migrations)));
  const all = [...duplicates.map(duplicateFinding), ...findings];
  return all.some(({ severity }) => severity === 'error')
    ? err(damaged(all, model))
    : ok({ model, findings: all });
}

/**
 * As `readBoardFile`, but also reads a damaged board when nothing of it is lost: its findings say what could not be read,
 * and `model.unread` keeps that, so that writing the board again writes it too.
 */
export function openBoardFile(text: string): Result<ParsedModel, BoardFileRefusal> {
  const read = readBoardFile(text);
  if (read.ok || read.error.code !== 'damaged' || !isKept(read.error.findings, read.error.readable)) {
    return read;
  }
  return ok({ model: read.error.readable, findings: read.error.findings });
}

/** Whether everything that was found is about what was kept, and the board says which one it is. */
function isKept(findings: readonly Finding[], { unread = [] }: Model): boolean {
  return findings.every(
    (finding) =>
      finding.rule !== 'duplicate-key' &&
      unread.some(({ path }) => path.every((step, index) => step === finding.path[index])),
  );
}

/** Writes a board as a file: the same board gives the same text, and what moved changes one line. */
export function printBoardFile(model: Model): string {
  return printBoard({ ...headOf(model), format: BOARD_FORMAT, version: BOARD_FORMAT_VERSION }, model);
}

function withoutMarks({ format: _, version: __, ...board }: PlainObject): PlainObject {
  return board;
}

function notJson({ line, column, words }: JsonError): BoardFileRefusal {
  const message =
    `The file is not whole: in line ${line}, column ${column}, ${words}. ` +
    `Correct that place or open an older copy. ${untouched}`;
  return { code: 'not-json', message, line, column };
}

function newerFormat(version: number, known: number): BoardFileRefusal {
  const message =
    `The board was saved by a newer Stormwright (format ${version}; this one knows up to ${known}). ` +
    `Update Stormwright to open it. ${untouched}`;
  return { code: 'newer-format', message, version };
}

function damaged(findings: readonly Finding[], readable: Model): BoardFileRefusal {
  const places = findings.length === 1 ? 'one place' : `${findings.length} places`;
  const message =
    `The board is damaged in ${places}. The first: ${findings[0]?.message ?? ''} ` +
    `What could be read can be looked at and saved under another name. ${untouched}`;
  return { code: 'damaged', message, findings, readable };
}

function duplicateFinding({ path, line }: DuplicateKey): Finding {
  const message = `Line ${line} says "${path.join('.')}" a second time, and only one of the two can count. Remove or rename one.`;
  return { rule: 'duplicate-key', severity: 'error', message, path };
}
