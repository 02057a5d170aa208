import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';

/** Folders of tests mirror the sources, and the README says so once. */
const mirrored = new Set(['app', 'generator', 'models', 'templates']);

const folders = ['app', 'bench', 'docs', 'generator', 'models', 'scripts', 'templates', 'tests'];

const listReadmes = () =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*/README.md'], {
    encoding: 'utf8',
  })
    .split('\n')
    // The templates' own tells of the generated project.
    .filter((file) => file !== '' && file !== 'templates/typescript/README.md' && existsSync(file));

it('knows every top folder', () => {
  const tracked = execFileSync('git', ['ls-tree', '-d', '--name-only', 'HEAD'], { encoding: 'utf8' });
  expect(tracked.split('\n').filter((name) => /^[a-z]/.test(name))).toEqual(folders);
});

test.each(folders)('%s has a README of at most 40 lines', (folder) => {
  const lines = readFileSync(join(folder, 'README.md'), 'utf8').trimEnd().split('\n');
  expect(lines[0]).toMatch(/^# /);
  expect(lines.length).toBeLessThanOrEqual(40);
});

/** What a README writes like a path: from its own folder, or from the root. Names with holes and patterns are none. */
test.each(listReadmes())('every path in %s is there', (file) => {
  const folder = join(file, '..');
  const text = readFileSync(file, 'utf8');
  const paths = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`|\]\(([\w./-]+)\)/g)]
    .map(([, code, link]) => code ?? link ?? '')
    .filter((path) => /\/|\.(?:tsx?|mjs|md)$/.test(path) && !path.startsWith('.'));
  const isThere = (path: string) => [folder, '.'].some((base) => existsSync(join(base, path)));
  // A name may stand alone where its folder is plain from the row that it stands in.
  const below = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const isBelow = (path: string) =>
    /^[^/]+\/?$/.test(path) && below.some((each) => each.endsWith(`/${path.replace('/', '')}`));
  expect(paths.filter((path) => !isThere(path) && !isBelow(path))).toEqual([]);
});

test.each(folders)('the README of %s names each of its folders', (folder) => {
  const text = readFileSync(join(folder, 'README.md'), 'utf8');
  const below = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', folder], {
    encoding: 'utf8',
  })
    .split('\n')
    .map((file) => file.split('/')[1] ?? '')
    .filter(
      (name) => name !== '' && existsSync(join(folder, name)) && statSync(join(folder, name)).isDirectory(),
    );
  const told = [...new Set(below)].filter((name) => folder !== 'tests' || !mirrored.has(name));
  expect(told.filter((name) => !text.includes(name))).toEqual([]);
});
