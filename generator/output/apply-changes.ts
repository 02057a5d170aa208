import { access, mkdir, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SafePath } from './safe-path.ts';

/**
 * Moves staged files into place and takes deleted ones away: all of it, or, when one step fails, none of it; then
 * the failure is thrown on. `staged` must be on the same disk as `target`, and holds nothing else when `target` is missing.
 */
export async function applyChanges(
  staged: string,
  target: string,
  changes: { readonly written: readonly SafePath[]; readonly deleted: readonly SafePath[] },
): Promise<void> {
  if (await moveWhole(staged, target)) {
    return;
  }
  const undo: (() => Promise<unknown>)[] = [];
  const backup = join(staged, '.before');

  const makeFolder = async (folder: string): Promise<void> => {
    const first = await mkdir(folder, { recursive: true });
    if (first !== undefined) {
      undo.push(() => removeEmptyFolders(folder, dirname(first)));
    }
  };
  const setAside = async (path: SafePath): Promise<void> => {
    const [from, to] = [join(target, path), join(backup, path)];
    await mkdir(dirname(to), { recursive: true });
    if (await renameIfThere(from, to)) {
      undo.push(() => rename(to, from));
    }
  };

  try {
    await makeFolder(target);
    for (const path of [...changes.deleted, ...changes.written]) {
      await setAside(path);
    }
    for (const path of changes.written) {
      const [from, to] = [join(staged, path), join(target, path)];
      await makeFolder(dirname(to));
      await rename(from, to);
      undo.push(() => rename(to, from));
    }
  } catch (error) {
    for (const step of undo.reverse()) {
      await step();
    }
    throw error;
  }
  for (const path of changes.deleted) {
    await removeEmptyFolders(dirname(join(target, path)), target);
  }
}

/** Where nothing stands, the staged folder becomes the target in one step. */
async function moveWhole(staged: string, target: string): Promise<boolean> {
  const first = await mkdir(dirname(target), { recursive: true });
  try {
    await access(target);
    return false;
  } catch {
    // Nothing is there, or nothing that can be looked at; then the steps below say why.
  }
  try {
    await rename(staged, target);
    return true;
  } catch {
    if (first !== undefined) {
      await removeEmptyFolders(dirname(target), dirname(first));
    }
    return false;
  }
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

/** Removes `folder` and the folders above it, up to but without `stop`, as long as they are empty. */
async function removeEmptyFolders(folder: string, stop: string): Promise<void> {
  for (let current = folder; current !== stop && current.startsWith(stop); current = dirname(current)) {
    try {
      await rmdir(current);
    } catch {
      // Not empty, or gone already: both are as they should be.
      return;
    }
  }
}
