import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

// A killed process may come back under its own id, as the first process of a container does.
const held = new Set<string>();

/**
 * Keeps a second process out of a folder of data, by a file beside it that holds the id of the process that has it. What a
 * process leaves behind when it is killed is taken over.
 */
export async function lockFolder(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  const file = `${folder.replace(/[/\\]+$/, '')}.lock`;
  await mkdir(dirname(file), { recursive: true });
  if (!(await tryLock(file))) {
    const holder = Number(await readFile(file, 'utf8'));
    if (holder === process.pid ? held.has(file) : isRunning(holder))
      throw new Error(`Process ${holder} is using it.`);
    await rm(file, { force: true });
    if (!(await tryLock(file))) throw new Error('Another process is opening it.');
  }
  held.add(file);
  return {
    async release() {
      held.delete(file);
      await rm(file, { force: true });
    },
  };
}

async function tryLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // It runs under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
