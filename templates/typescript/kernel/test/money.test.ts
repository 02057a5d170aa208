import { describe, expect, it } from 'vitest';
import {
  addMoney,
  compareMoney,
  isEqual,
  money,
  multiplyMoney,
  noMoney,
  percentOf,
  subtractMoney,
  sumMoney,
  toDecimalText,
} from '../src/index.js';

describe('money', () => {
  it('knows the decimals of its currency', () => {
    expect(money('19.9', 'EUR')).toEqual({ amount: 1990n, currency: 'EUR' });
    expect(money('1990', 'JPY')).toEqual({ amount: 1990n, currency: 'JPY' });
    expect(toDecimalText(money('0.05', 'EUR'))).toBe('0.05');
  });

  it('refuses what is no amount', () => {
    for (const text of ['', '-1', '1,5', '1.999', 'NaN']) expect(() => money(text, 'EUR')).toThrow();
  });

  it('adds exactly and never over currencies', () => {
    expect(sumMoney([money('0.10', 'EUR'), money('0.20', 'EUR')])).toEqual(money('0.30', 'EUR'));
    expect(() => addMoney(money('1', 'EUR'), money('1', 'USD'))).toThrow('different currencies');
  });

  it('rounds half up to the minor unit', () => {
    expect(percentOf(money('0.50', 'EUR'), 15)).toEqual(money('0.08', 'EUR'));
    expect(multiplyMoney(money('1.00', 'EUR'), 0.005)).toEqual(money('0.01', 'EUR'));
  });

  it('begins at a zero without a currency', () => {
    expect(sumMoney([])).toEqual(noMoney);
    expect(isEqual(noMoney, money('0', 'EUR'))).toBe(true);
  });

  it('never falls below zero', () => {
    const negative = expect.objectContaining({ code: 'negative-money' });
    expect(subtractMoney(money('1', 'EUR'), money('1', 'EUR'))).toEqual(money('0', 'EUR'));
    expect(() => subtractMoney(money('1', 'EUR'), money('1.01', 'EUR'))).toThrow(negative);
    expect(() => multiplyMoney(money('1', 'EUR'), -0.001)).toThrow(negative);
  });

  it('takes a factor for the decimal number it is written as', () => {
    expect(multiplyMoney(money('1.005', 'KWD'), 0.5)).toEqual(money('0.503', 'KWD'));
    expect(multiplyMoney(money('10000000.00', 'EUR'), 1e-7)).toEqual(money('1.00', 'EUR'));
    expect(multiplyMoney(money('0.01', 'EUR'), 1e21).amount).toBe(10n ** 21n);
  });

  it('never has more digits than can be read again', () => {
    const tooLarge = expect.objectContaining({ code: 'number-too-large' });
    const [largest, largestYen] = [money('9'.repeat(30), 'EUR'), money('9'.repeat(30), 'JPY')];
    expect(addMoney(largest, money('0.99', 'EUR')).amount).toBe(10n ** 32n - 1n);
    for (const calculate of [
      () => money(`1${'0'.repeat(30)}`, 'EUR'),
      () => addMoney(largest, money('1', 'EUR')),
      () => addMoney(largestYen, money('1', 'JPY')),
      () => sumMoney([largest, largest]),
      () => multiplyMoney(largest, 9e15),
      () => percentOf(largest, 101),
    ]) {
      expect(calculate).toThrow(tooLarge);
    }
  });

  it('is put in order within one currency only', () => {
    const order = [
      compareMoney(money('1', 'EUR'), money('2', 'EUR')),
      compareMoney(noMoney, money('0', 'EUR')),
    ];
    expect(order).toEqual([-1, 0]);
    expect(() => compareMoney(money('1', 'EUR'), money('2', 'USD'))).toThrow('different currencies');
  });
});
