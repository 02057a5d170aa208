import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it('runs every project of tests with npm test', async () => {
  const configuration = await readFile('vitest.config.ts', 'utf8');
  const script = await readFile('scripts/test.mjs', 'utf8');
  const names = [...configuration.matchAll(/^ *name: '(\w+)',$/gm)].map(([, name]) => name);

  expect(names).toContain('unit');
  expect(names.filter((name) => !script.includes(`'${name}'`))).toEqual([]);
});
