import { describe, expect, it } from 'vitest';
import { containsEqual, isEqual, money, noMoney } from '../src/index.js';

describe('equality by value', () => {
  it('looks all the way down', () => {
    const line = () => ({ book: 'b', price: money('5', 'EUR'), tags: ['x', { deep: true }] });
    expect(isEqual([line()], [line()])).toBe(true);
    expect(isEqual([line()], [{ ...line(), tags: ['x', { deep: false }] }])).toBe(false);
  });

  it('takes the order of lists as part of them, the order of fields not', () => {
    expect(isEqual([1, 2], [2, 1])).toBe(false);
    expect(isEqual([1], [1, 1])).toBe(false);
    expect(isEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  });

  it('takes a missing field for one that is undefined', () => {
    expect(isEqual({ a: 1 }, { a: 1, note: undefined })).toBe(true);
    expect(isEqual({ a: 1 }, { a: 1, note: null })).toBe(false);
  });

  it('tells kinds of values apart', () => {
    expect([isEqual([], {}), isEqual(null, {}), isEqual('1', 1), isEqual([1], { 0: 1 })]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('takes a zero without a currency for any zero', () => {
    expect(isEqual({ total: noMoney }, { total: money('0', 'EUR') })).toBe(true);
    expect(isEqual(money('1', 'EUR'), money('1', 'USD'))).toBe(false);
  });

  it('finds a value among others', () => {
    expect(containsEqual([{ a: [1] }, { a: [2] }], { a: [2] })).toBe(true);
    expect(containsEqual([], undefined)).toBe(false);
  });
});
