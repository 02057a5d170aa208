import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SafePath } from './safe-path.ts';

/** A folder on the same disk as the target, in which the code stands until it has been proved sound. */
export interface Staging {
  readonly folder: string;
  /** Takes everything away, whatever happened. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Needs a target that exists or could be made; nothing of the target itself is touched. */
export async function createStaging(target: string): Promise<Staging> {
  const folder = await mkdtemp(join(await nearestFolder(target), '.stormwright-'));
  return {
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

export async function writeFiles(
  folder: string,
  files: ReadonlyMap<SafePath, string | Uint8Array>,
): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(folder, path))));
  await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
  await Promise.all([...files].map(([path, text]) => writeFile(join(folder, path), text)));
}

export async function readFiles(folder: string, paths: Iterable<SafePath>): Promise<Map<SafePath, string>> {
  const texts = await Promise.all(
    [...paths].map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
  );
  return new Map(texts);
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
