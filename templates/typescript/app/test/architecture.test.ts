import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findImportCycles, readSources } from '@sample/platform/testing';
import { expect, it } from 'vitest';

/** The packages of the workspace: those beside this one and those in `packages`. Contexts have tests of their own. */
const packages = (await Promise.all(['../../', '../../../packages/'].map(listPackages))).flat();

async function listPackages(place: string): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL(place, import.meta.url));
  const names = existsSync(folder) ? await readdir(folder) : [];
  return names
    .map((name) => join(folder, name))
    .filter((each) => existsSync(join(each, 'src')) && !existsSync(join(each, 'src/domain')));
}

it('finds the packages of the workspace', () => {
  expect(packages.length).toBeGreaterThanOrEqual(3);
});

it.each(packages)('has no import cycles in %s', async (folder) => {
  expect(await findImportCycles(await readSources(join(folder, 'src')))).toEqual([]);
});
