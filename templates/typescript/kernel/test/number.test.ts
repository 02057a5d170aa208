import { describe, expect, it } from 'vitest';
import { divide, finiteNumber, remainder, safeInteger, sum, textLength } from '../src/index.js';

describe('numbers', () => {
  it('pass when they are exact', () => {
    expect(safeInteger(Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
    expect(finiteNumber(0.1)).toBe(0.1);
  });

  it('are refused when they have grown too large', () => {
    const tooLarge = expect.objectContaining({ code: 'number-too-large' });
    expect(() => safeInteger(Number.MAX_SAFE_INTEGER + 1)).toThrow(tooLarge);
    expect(() => finiteNumber(Number.POSITIVE_INFINITY)).toThrow(tooLarge);
    expect(() => finiteNumber(Number.NaN)).toThrow(tooLarge);
  });

  it('are never divided by zero', () => {
    expect([divide(7, 2), remainder(7, 2), remainder(-7, 2)]).toEqual([3.5, 1, -1]);
    const byZero = expect.objectContaining({ code: 'division-by-zero' });
    expect(() => divide(1, 0)).toThrow(byZero);
    expect(() => remainder(1, -0)).toThrow(byZero);
  });

  it('add up, none of them to zero', () => {
    expect([sum([]), sum([1, 2, 3])]).toEqual([0, 6]);
  });
});

describe('textLength', () => {
  it('counts code points', () => {
    expect(['', 'abc', 'größe', '😀'].map(textLength)).toEqual([0, 3, 5, 1]);
  });
});
