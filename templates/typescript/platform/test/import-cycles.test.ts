import { findImportCycles } from '@sample/platform/testing';
import { expect, it } from 'vitest';

const cyclesOf = (sources: Readonly<Record<string, string>>) =>
  findImportCycles(new Map(Object.entries(sources)));

it('finds nothing where files import in one direction', async () => {
  const sources = {
    'a.ts': "import { b } from './b.js';\nimport { c } from './c.js';\nimport { z } from 'zod';",
    'b.ts': "export { c } from './c.js';",
    'c.ts': 'export const c = 1;',
  };

  expect(await cyclesOf(sources)).toEqual([]);
});

it.each([
  ['values', "import { b } from './b.js';"],
  ['types', "import type { B } from './b.js';"],
  ['what it exports again', "export * from './b.js';"],
  ['what it loads later', "export const load = () => import('./b.js');"],
])('finds two files of which one imports %s of the other', async (_, text) => {
  const sources = { 'domain/a.ts': text, 'domain/b.ts': "import { a } from './a.js';" };

  expect(await cyclesOf(sources)).toEqual([['domain/a.ts', 'domain/b.ts', 'domain/a.ts']]);
});

it('finds a way round, and a file that imports itself, from wherever it begins', async () => {
  const sources = {
    'api/start.ts': "import '../domain/one.js';",
    'domain/one.ts': "import './two.js';",
    'domain/two.ts': "import '../json/three.js';",
    'json/three.ts': "import '../domain/one.js';",
    'self.ts': "import './self.js';",
  };

  expect(await cyclesOf(sources)).toEqual([
    ['domain/one.ts', 'domain/two.ts', 'json/three.ts', 'domain/one.ts'],
    ['self.ts', 'self.ts'],
  ]);
});
