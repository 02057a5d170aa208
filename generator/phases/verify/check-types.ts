import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '#models/result.ts';
import type { SafePath } from '../../output/safe-path.ts';
import { removeFiles, writeFiles } from '../../output/staging.ts';
import type { GenerationRefusal } from '../../refusal.ts';
import { findAffected, type PackagePaths } from './affected-files.ts';
import { toRefusal } from './problems.ts';
import { packagesFolder, runTool, typescript } from './tool.ts';
import { type FileChanges, openTypeSession, type TypeSession } from './type-session.ts';
import { VERIFICATION_CONFIG } from './verification-config.ts';
import { workFolder } from './work-folder.ts';

/** A file as TypeScript shall see it. */
export interface CheckedFile {
  readonly path: SafePath;
  readonly text: string;
  /** Its own statements need no check: it is the same in every project, and is checked and tested where it is written. */
  readonly proven: boolean;
}

export interface CheckSurroundings {
  readonly signal?: AbortSignal | undefined;
  /** The process checks again soon: TypeScript stays in memory for a minute. Default: false. */
  readonly keepWarm?: boolean | undefined;
}

/** The folder for checks and what is known of it. */
interface Workshop {
  readonly folder: string;
  readonly texts: ReadonlyMap<SafePath, string>;
  readonly isSound: boolean;
}

const sessionIdleMs = 60_000;
/** For more files than these the tool is quicker, which checks on several cores. */
const mostInSession = 400;

/** From here on TypeScript needs some hundred megabytes: it saves memory rather than time. */
const largeProject = 2_000;

/** All that TypeScript reads of a codebase. */
const readFiles = /(?:\.ts|(?:^|\/)(?:package|tsconfig[^/]*)\.json)$/;

let workshop: Workshop | undefined;
/** Knows the folder as it was last found sound. */
let session: Promise<TypeSession> | undefined;
let sessionEnd: NodeJS.Timeout | undefined;
let before: Promise<unknown> = Promise.resolve();

/**
 * Proves that a codebase type-checks strictly; formatting does not matter for it. Needs `VERIFICATION_CONFIG` among the
 * files. Checks of one process follow each other, and one of the same files again costs nothing. A problem is a
 * bug of the generator, never of the model: the model was checked before.
 */
export function checkTypes(
  files: readonly CheckedFile[],
  surroundings: CheckSurroundings = {},
): Promise<Result<undefined, GenerationRefusal>> {
  const check = before.then(() => checkNow(files, surroundings));
  before = check.catch(() => undefined);
  return check;
}

async function checkNow(
  files: readonly CheckedFile[],
  { signal, keepWarm = false }: CheckSurroundings,
): Promise<Result<undefined, GenerationRefusal>> {
  signal?.throwIfAborted();
  const { now, changes, wasSound } = await furnish(
    new Map(files.flatMap((file) => (readFiles.test(file.path) ? [[file.path, toCheckedText(file)]] : []))),
  );
  const proven = new Set(files.flatMap(({ path, proven }) => (proven ? [path] : [])));
  if (!now.isSound && !(wasSound && (await isSoundInSession(now, changes, proven)))) {
    await endSession();
    signal?.throwIfAborted();
    const problem = await askTool(now.folder, now.texts.size, signal);
    if (problem !== undefined) {
      return err(problem);
    }
  }
  workshop = { ...now, isSound: true };
  if (keepWarm) {
    session ??= openTypeSession(now.folder, VERIFICATION_CONFIG);
    session.catch(() => undefined);
    clearTimeout(sessionEnd);
    sessionEnd = setTimeout(endSession, sessionIdleMs).unref();
  }
  return ok(undefined);
}

/** Undefined when the code is sound. */
async function askTool(
  folder: string,
  files: number,
  signal: AbortSignal | undefined,
): Promise<GenerationRefusal | undefined> {
  const isLarge = files > largeProject;
  // Every checker knows the types of the libraries by itself: a second one costs a quarter more work and a fifth more
  // memory. It pays where a core is idle, and this process needs one meanwhile.
  const checkers = availableParallelism() > 2 && !isLarge ? '50' : '1';
  const args = ['--project', VERIFICATION_CONFIG, '--pretty', 'false', '--checkers', checkers];
  const { exitCode, output } = await runTool(typescript(), args, {
    folder,
    signal,
    // By how many percent the memory may grow before the next collection of garbage; Go's own value is 100. The process lives
    // shortly: fewer collections save a fifth of its time.
    environment: { GOGC: isLarge ? '50' : '400' },
  });
  return exitCode === 0 ? undefined : toRefusal(output, /^(?<file>[^(\s]+)\(\d+,\d+\): (?<message>.*)$/);
}

/**
 * Checks in the session what a change may concern; all else is as it was found sound. No means no more than that the tool
 * has to be asked: it says what is wrong, and what the session does not know.
 */
async function isSoundInSession(
  { texts }: Workshop,
  changes: FileChanges,
  proven: ReadonlySet<string>,
): Promise<boolean> {
  const all = [...changes.changed, ...changes.created, ...changes.deleted];
  if (session === undefined || !all.every((path) => path.endsWith('.ts'))) {
    return false;
  }
  const config = JSON.parse(texts.get(VERIFICATION_CONFIG as SafePath) ?? '{}') as {
    readonly compilerOptions?: { readonly paths?: PackagePaths };
  };
  const affected = [...findAffected(texts, all, config.compilerOptions?.paths ?? {})].filter(
    (path) => texts.has(path as SafePath) && !proven.has(path),
  );
  if (affected.length > mostInSession) {
    return false;
  }
  try {
    return await (await session).isSound(changes, affected);
  } catch {
    // Not there, or not able to: the tool is.
    return false;
  }
}

async function endSession(): Promise<void> {
  clearTimeout(sessionEnd);
  const ended = session;
  session = undefined;
  await ended?.then((open) => open.close()).catch(() => undefined);
}

function toCheckedText({ text, proven }: CheckedFile): string {
  return proven ? `// @ts-nocheck\n${text}` : text;
}

/** Brings the folder to hold the texts and nothing else, by writing only what differs. */
async function furnish(
  texts: ReadonlyMap<SafePath, string>,
): Promise<{ readonly now: Workshop; readonly changes: FileChanges; readonly wasSound: boolean }> {
  const there: Workshop =
    workshop !== undefined && existsSync(workshop.folder)
      ? workshop
      : { folder: createFolder(), texts: new Map(), isSound: false };
  // Until all is written, nobody knows what stands there.
  workshop = undefined;
  const written = new Map([...texts].filter(([path, text]) => there.texts.get(path) !== text));
  const changed = [...written.keys()].filter((path) => there.texts.has(path));
  const created = [...written.keys()].filter((path) => !there.texts.has(path));
  const deleted = [...there.texts.keys()].filter((path) => !texts.has(path));
  await writeFiles(there.folder, written);
  await removeFiles(there.folder, deleted);
  workshop = {
    folder: there.folder,
    texts,
    isSound: there.isSound && written.size + deleted.length === 0,
  };
  return { now: workshop, changes: { changed, created, deleted }, wasSound: there.isSound };
}

/** A folder from which the packages are found that generated code depends on. */
function createFolder(): string {
  const folder = mkdtempSync(join(workFolder(), 'types-'));
  symlinkSync(packagesFolder(), join(folder, 'node_modules'), 'junction');
  return folder;
}
