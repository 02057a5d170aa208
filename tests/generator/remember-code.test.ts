import { expect, test } from 'vitest';
import { rememberCode } from '#generator/remember-code.ts';

const file = { path: 'src/cart.ts', text: 'const a=1', ownership: 'whole', elements: [] } as const;
const stored = { schemas: {}, tables: {}, messages: {} };
const code = { board: 'shop', contexts: ['Orders'], stored, files: [file] };

test('[GEN20] the same code is remembered in the same bytes', async () => {
  const texts = new Map([[file.path, 'const a = 1;\n']]);
  expect([...(await rememberCode(code, texts)).keys()]).toEqual([
    '.stormwright/manifest.json',
    '.stormwright/base.json.gz',
  ]);
  expect(await rememberCode(code, texts)).toEqual(await rememberCode(code, texts));
});

test('a file is never remembered as empty because its text is missing', async () => {
  await expect(rememberCode(code, new Map())).rejects.toThrow('src/cart.ts');
});
