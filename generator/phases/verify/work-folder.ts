import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'stormwright-work-';
let made: string | undefined;
/** A codebase takes some ten megabytes. */
const roomBytes = 256 * 1024 * 1024;

/**
 * The folder in which this process formats and checks code: not on a disk where that can be avoided, and gone when the
 * process ends. What a killed process left is taken away first.
 */
export function workFolder(): string {
  if (made === undefined || !existsSync(made)) {
    const parent = findParent();
    removeOrphans(parent);
    const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
    process.once('exit', () => remove(folder));
    made = folder;
  }
  return made;
}

function removeOrphans(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) {
      remove(join(parent, name));
    }
  }
}

/** Linux keeps a folder in memory, in which a thousand small files cost a tenth. */
function findParent(): string {
  const inMemory = '/dev/shm';
  try {
    if (process.platform === 'linux' && existsSync(inMemory)) {
      const { bavail, bsize } = statfsSync(inMemory);
      if (bavail * bsize >= roomBytes) return inMemory;
    }
  } catch {
    // Not readable: the folder for temporary files will do.
  }
  return tmpdir();
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody else's, or in use: it lies in a folder for temporary files, and harms nobody.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be signalled, but it runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
