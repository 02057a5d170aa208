import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { err, ok, type Result } from '#models/result.ts';
import { filesEdited, folderFromNewer, folderNotOurs, type GenerationRefusal } from '../refusal.ts';
import { hashOf, MANIFEST_PATH, type Manifest, parseManifest } from './manifest.ts';
import { type SafePath, toSafePath } from './safe-path.ts';

/** What stands where the code shall go. */
export type TargetFolder =
  | { readonly state: 'missing' }
  | { readonly state: 'empty' }
  | { readonly state: 'ours'; readonly manifest: Manifest };

/** Entries that do not make a folder somebody's. */
const unremarkable = new Set(['.git', '.DS_Store', 'Thumbs.db']);

/** Only missing and empty folders and those with a manifest of ours may be written to. */
export async function inspectTarget(folder: string): Promise<Result<TargetFolder, GenerationRefusal>> {
  const entries = await readEntries(folder);
  if (entries === undefined) {
    return ok({ state: 'missing' });
  }
  if (entries.every((entry) => unremarkable.has(entry))) {
    return ok({ state: 'empty' });
  }
  const manifestText = await readText(join(folder, MANIFEST_PATH));
  if (manifestText === undefined) {
    return err(folderNotOurs(folder));
  }
  const manifest = parseManifest(manifestText);
  return manifest === undefined ? err(folderFromNewer(folder)) : ok({ state: 'ours', manifest });
}

/** What a generation does to a folder, by path. Files that are not named are not touched. */
export interface ChangePlan {
  readonly written: readonly SafePath[];
  readonly unchanged: readonly SafePath[];
  readonly deleted: readonly SafePath[];
  /** Seed files that developers have made their own. */
  readonly kept: readonly SafePath[];
}

/** A file as it shall stand: its text, and whether it is the developers' once touched. */
export interface WantedFile {
  readonly text: string;
  readonly ownership: 'whole' | 'seed';
}

/**
 * Compares what is wanted with what is there. Refuses with the name of every file that holds changes by hand, or that
 * stands where a generated one belongs; deleting a generated file is no change that could be lost: it is written again,
 * unless it is a seed.
 */
export async function planChanges(
  folder: string,
  target: TargetFolder,
  wanted: ReadonlyMap<SafePath, WantedFile>,
): Promise<Result<ChangePlan, GenerationRefusal>> {
  const known = target.state === 'ours' ? target.manifest.files : {};
  const plan = {
    written: [] as SafePath[],
    unchanged: [] as SafePath[],
    deleted: [] as SafePath[],
    kept: [] as SafePath[],
  };
  const edited: string[] = [];

  for (const [path, file] of wanted) {
    const there = await readThere(folder, path);
    const before = known[path];
    if (there.state === 'text' && there.text === file.text) {
      plan.unchanged.push(path);
    } else if (there.state === 'nothing') {
      (before?.ownership === 'seed' ? plan.kept : plan.written).push(path);
    } else if (there.state === 'text' && before !== undefined && hashOf(there.text) === before.sha256) {
      plan.written.push(path);
    } else if (there.state === 'text' && before?.ownership === 'seed') {
      plan.kept.push(path);
    } else {
      edited.push(path);
    }
  }
  for (const [path, before] of Object.entries(known).map(
    ([path, file]) => [toSafePath(path), file] as const,
  )) {
    const there = wanted.has(path) ? undefined : await readThere(folder, path);
    if (there?.state === 'text' && hashOf(there.text) === before.sha256) {
      plan.deleted.push(path);
    } else if (there !== undefined && there.state !== 'nothing') {
      before.ownership === 'seed' ? plan.kept.push(path) : edited.push(path);
    }
  }
  return edited.length > 0 ? err(filesEdited(edited.sort())) : ok(plan);
}

type There =
  | { readonly state: 'nothing' }
  | { readonly state: 'text'; readonly text: string }
  /** A folder, a link, or a file behind a link that leads out of the output folder. */
  | { readonly state: 'in-the-way' };

async function readThere(folder: string, path: SafePath): Promise<There> {
  const absolute = join(folder, path);
  try {
    const root = await realpath(folder);
    const parent = await realpath(dirname(absolute));
    if (parent !== root && !parent.startsWith(root + sep)) {
      return { state: 'in-the-way' };
    }
    const entry = await lstat(absolute);
    return entry.isFile()
      ? { state: 'text', text: await readFile(absolute, 'utf8') }
      : { state: 'in-the-way' };
  } catch (error) {
    if (isMissing(error)) {
      return { state: 'nothing' };
    }
    throw error;
  }
}

async function readEntries(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
