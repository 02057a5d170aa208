import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { SafePath } from './safe-path.ts';

/** A folder on the same disk as the target, in which the code stands until it has been proved sound. */
export interface Staging {
  readonly folder: string;
  /** Takes everything away, whatever happened. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Needs a target that exists or could be made; nothing of the target itself is touched. */
export async function createStaging(target: string): Promise<Staging> {
  const outer = await mkdtemp(join(await nearestFolder(target), '.stormwright-'));
  const folder = join(outer, 'code');
  await mkdir(folder);
  return {
    folder,
    [Symbol.asyncDispose]: () => rm(outer, { recursive: true, force: true, maxRetries: 3 }),
  };
}

export async function writeFiles(
  folder: string,
  files: ReadonlyMap<SafePath, string | Uint8Array>,
): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(folder, path))));
  await inSlices(folders, (path) => mkdirSync(path, { recursive: true }));
  await inSlices(files, ([path, text]) => writeFileSync(join(folder, path), text));
}

export async function readFiles(folder: string, paths: Iterable<SafePath>): Promise<Map<SafePath, string>> {
  const texts = new Map<SafePath, string>();
  await inSlices(paths, (path) => texts.set(path, readFileSync(join(folder, path), 'utf8')));
  return texts;
}

export async function removeFiles(folder: string, paths: Iterable<SafePath>): Promise<void> {
  await inSlices(paths, (path) => rmSync(join(folder, path), { force: true }));
}

const sliceMs = 8;

/**
 * Works through many small things without a break longer than a frame. A thousand files are written and read several
 * times as fast by calls that wait as by calls that queue.
 */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - began > sliceMs) {
      await setImmediate();
      began = performance.now();
    }
  }
}

async function nearestFolder(path: string): Promise<string> {
  try {
    if ((await stat(path)).isDirectory()) {
      await readdir(path);
      return path;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw error;
    }
  }
  return nearestFolder(dirname(path));
}
