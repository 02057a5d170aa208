import { expect, test } from 'vitest';
import { rememberCode } from '#generator/remember-code.ts';

const file = { path: 'src/cart.ts', text: 'const a=1', ownership: 'whole', elements: [] } as const;
const stored = { schemas: {}, tables: {}, messages: {} };
const code = { board: 'shop', contexts: ['Orders'], stored, files: [file] };

test('[GEN20] the same code is remembered in the same bytes', () => {
  const texts = new Map([[file.path, 'const a = 1;\n']]);
  expect([...rememberCode(code, texts).keys()]).toEqual([
    '.stormwright/manifest.json',
    '.stormwright/base.json.gz',
  ]);
  expect(rememberCode(code, texts)).toEqual(rememberCode(code, texts));
});

test('a file is never remembered as empty because its text is missing', () => {
  expect(() => rememberCode(code, new Map())).toThrow('src/cart.ts');
});
