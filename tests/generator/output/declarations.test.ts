import { describe, expect, it } from 'vitest';
import { readDeclarations } from '#generator/output/declarations.ts';

const namesIn = (text: string) => [...readDeclarations(text).keys()];

describe('the declarations of emitted code', () => {
  it.each([
    ['interface Cart {}', 'Cart'],
    ['export type Cart = string;', 'Cart'],
    ['export async function addBook() {}', 'addBook'],
    ['export async function* readAll() {}', 'readAll'],
    ['export const größe = 1;', 'größe'],
    ['declare const $cart: string;', '$cart'],
  ])('name what %s declares', (text, name) => {
    expect(readDeclarations(text)).toEqual(new Map([[name, text]]));
  });

  it('take the comments before a statement with it', () => {
    const text = `import { a } from './a.js';\n\n// One.\n/** Two. */\nexport const b = a;\n\nconst c = b;\n`;
    expect(readDeclarations(text)).toEqual(
      new Map([
        ['b', '// One.\n/** Two. */\nexport const b = a;'],
        ['c', 'const c = b;'],
      ]),
    );
  });

  it('join a type and a value of one name', () => {
    const text = 'export type Cart = string;\n\nexport const Cart = 1;\n';
    expect(readDeclarations(text).get('Cart')).toBe('export type Cart = string;\n\nexport const Cart = 1;');
  });

  it.each([
    ['a text', `const a = '{ ; }';`],
    ['a text with a quote', String.raw`const a = 'it\'s (';`],
    ['a template over several lines', 'const a = `\nconst no = {;\n`;'],
    ['a template inside a template', ['const a = `($', '{b ? `{$', "{c}` : ''}`;"].join('')],
    ['a regular expression', String.raw`const a = /["'\x60({[/]\//u;`],
    ['a comment', 'const a = 1; // { it is\n/* const no = ( */'],
    ['the body of a function', 'function a() {\n  const no = 1;\n  return no;\n}'],
    ['a union over several lines', 'type a =\n  | { b: 1 }\n  /** Or so. */\n  | { c: 2 };'],
    ['a division', 'const a = (b / c) / 2;'],
  ])('are not found inside %s', (_name, text) => {
    expect(namesIn(`${text}\nexport const last = 1;\n`)).toEqual(['a', 'last']);
  });

  it('are none in an empty text', () => {
    expect(namesIn('')).toEqual([]);
  });
});
