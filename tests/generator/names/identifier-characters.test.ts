import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { isLetter, isMark, keepKnownCharacters } from '#generator/names/identifier-characters.ts';

describe('the characters of an identifier', () => {
  it('are those that TypeScript knows, every one of Unicode', () => {
    const wrong: number[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      const starts = ts.isIdentifierStart(codePoint, ts.ScriptTarget.ESNext);
      const goesOn = ts.isIdentifierPart(codePoint, ts.ScriptTarget.ESNext);
      if (isLetter(character) !== starts || isMark(character) !== (goesOn && !starts)) {
        wrong.push(codePoint);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['placeOrder', 'placeOrder'],
    ['9lives', 'lives'],
    ['a\u200db', 'ab'],
    ['größe𝒜', 'größe𝒜'],
    ['🙂', ''],
    ['', ''],
  ])('of %j are %j', (identifier, kept) => {
    expect(keepKnownCharacters(identifier)).toBe(kept);
  });
});
