import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#models/result.ts';
import { folderFromNewer, folderNotOurs, type GenerationRefusal } from '../refusal.ts';
import { MANIFEST_PATH, type Manifest, parseManifest } from './manifest.ts';

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

/** Did the file system say that there is nothing at the path? */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
