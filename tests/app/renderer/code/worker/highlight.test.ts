import { expect, test } from 'vitest';
import { readText } from '#app/renderer/code/worker/highlight.ts';

test('a line is taken apart into what its pieces are, and nothing of it is lost', () => {
  const text = "/** Why. */\nexport const total: Money = sum(1, 'a'); // so\n";
  const { lines } = readText('a.ts', text);

  expect(lines.map((line) => line.map((token) => token.text).join('')).join('\n')).toBe(text);
  const kinds = new Map(lines.flat().map((token) => [token.text, token.kind]));
  expect(Object.fromEntries(kinds)).toMatchObject({
    '/** Why. */': 'comment',
    const: 'keyword',
    total: 'name',
    sum: 'function',
    Money: 'type',
    1: 'number',
    "'a'": 'text',
    '// so': 'comment',
  });
});

test('a declaration spans its lines; a type and a value of one name are one', () => {
  const text = [
    '/** A state. */',
    'export interface Cart {',
    '  id: string;',
    '}',
    '',
    'export const Cart = {};',
    'function hidden() {}',
    'export type Id = string;',
  ].join('\n');

  expect(Object.fromEntries(readText('cart.ts', text).declarations)).toEqual({
    Cart: { firstLine: 1, lastLine: 5 },
    hidden: { firstLine: 6, lastLine: 6 },
    Id: { firstLine: 7, lastLine: 7 },
  });
});

test.each([
  'a.json',
  'a.md',
  'a.mjs',
  '.gitignore',
  'a.toString',
  'a.__proto__',
])('whatever is in %s, right or wrong, every line is there', (path) => {
  const text = '# {"a": [1, `\n\n}} */ <b>\n';
  const { lines } = readText(path, text);
  expect(lines.map((line) => line.map((token) => token.text).join('')).join('\n')).toBe(text);
});
