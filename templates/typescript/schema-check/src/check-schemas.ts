import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Break, findBreaks, type Schema } from './compare-schemas.js';

/** A published schema against the one that was released: the one others may have built on. */
export interface CheckedSchema {
  /** From the root of the project. */
  readonly path: string;
  readonly state: 'kept' | 'grown' | 'not-released' | 'broken';
  /** Only those that are broken have some. */
  readonly breaks: readonly Break[];
}

const ending = '.schema.json';

/**
 * Compares every `packages/<context>-published/schemas/*.schema.json` with its copy in `schemas/released`. A file that is
 * not JSON is thrown, with its path.
 */
export async function checkSchemas(root: string): Promise<readonly CheckedSchema[]> {
  const packages = (await readdir(join(root, 'packages'))).filter((name) => name.endsWith('-published'));
  const checked = await Promise.all(
    packages.sort().map(async (name) => {
      const folder = `packages/${name}/schemas`;
      const names = new Set([
        ...(await schemasIn(join(root, folder))),
        ...(await schemasIn(join(root, folder, 'released'))),
      ]);
      return Promise.all([...names].sort().map((schema) => checkSchema(root, folder, schema)));
    }),
  );
  return checked.flat();
}

/** Takes the schemas of today for released; from then on they may only grow. */
export async function releaseSchemas(root: string, checked: readonly CheckedSchema[]): Promise<void> {
  for (const { path } of checked.filter(({ state }) => state === 'grown' || state === 'not-released')) {
    const released = releasedPath(path);
    await mkdir(join(root, dirname(released)), { recursive: true });
    await copyFile(join(root, path), join(root, released));
  }
}

async function checkSchema(root: string, folder: string, name: string): Promise<CheckedSchema> {
  const path = `${folder}/${name}`;
  const [current, released] = await Promise.all([
    readSchema(root, path),
    readSchema(root, releasedPath(path)),
  ]);
  if (released === undefined) return { path, state: 'not-released', breaks: [] };
  if (current === undefined) {
    const problem = 'was released and is gone: a version that others read stays.';
    return { path, state: 'broken', breaks: [{ place: '', problem }] };
  }
  const breaks = findBreaks(released, current);
  if (breaks.length > 0) return { path, state: 'broken', breaks };
  return { path, state: JSON.stringify(released) === JSON.stringify(current) ? 'kept' : 'grown', breaks };
}

function releasedPath(path: string): string {
  const cut = path.lastIndexOf('/');
  return `${path.slice(0, cut)}/released${path.slice(cut)}`;
}

async function schemasIn(folder: string): Promise<readonly string[]> {
  const names = await orUndefinedWhenMissing(readdir(folder));
  return (names ?? []).filter((name) => name.endsWith(ending));
}

async function readSchema(root: string, path: string): Promise<Schema | undefined> {
  const text = await orUndefinedWhenMissing(readFile(join(root, path), 'utf8'));
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Schema;
  } catch (cause) {
    throw new Error(`${path} is not JSON. Bring back the committed file.`, { cause });
  }
}

async function orUndefinedWhenMissing<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
