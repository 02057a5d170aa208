import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printComment, printDoc, printPattern, printString } from '#generator/printing/literals.ts';
import { HOSTILE_TEXTS } from '#tests/support/arbitrary-model.ts';

const anyText = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary' }));

describe('Text in generated code', () => {
  it('is in a literal what it was on the sticky', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(new Function(`return ${printString(text)};`)()).toBe(text);
      }),
    );
  });

  it('hides nothing in a literal: neither control characters nor marks that reorder text', () => {
    expect(printString('a\u202Eb\u0000c\u2028d')).toBe("'a\\u202eb\\u0000c\\u2028d'");
  });

  it.each([
    ['[A-Z]{2}', '/^[A-Z]{2}$/u', 'DE', 'DEU'],
    ['red|green', '/^(?:red|green)$/u', 'green', 'reddish'],
    ['a/b', String.raw`/^a\/b$/u`, 'a/b', 'a'],
    ['\u202E', String.raw`new RegExp('^\u202e$', 'u')`, '\u202E', ''],
  ])('is matched as a whole by the pattern %s', (pattern, printed, match, other) => {
    const expression = new Function(`return ${printPattern(pattern)};`)() as RegExp;

    expect(printPattern(pattern)).toBe(printed);
    expect([match, other].map((text) => expression.test(text))).toEqual([true, false]);
  });

  it('never ends a comment or becomes code', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const code = `${printDoc(text)}${printComment(text)}return 7;`;
        expect(new Function(code)()).toBe(7);
      }),
    );
  });

  it('never speaks to a tool from a comment', () => {
    expect(printComment('@ts-nocheck biome-ignore all')).toBe('// "@ts-nocheck" "biome-ignore" all.\n');
  });

  it('is wrapped', () => {
    const words = Array.from({ length: 40 }, () => 'word').join(' ');

    expect(
      printDoc(words)
        .split('\n')
        .every((line) => line.length <= 100),
    ).toBe(true);
    expect(printDoc('short')).toBe('/** short */\n');
    expect(printDoc('', undefined)).toBe('');
  });
});
