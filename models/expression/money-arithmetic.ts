import { isTooMuch, NO_CURRENCY } from './currency.ts';
import { CalculationStop, type MoneyValue } from './values.ts';

/** What no money adds up to: neutral beside every currency. */
export const NO_MONEY: MoneyValue = { amount: 0n, currency: NO_CURRENCY };

export function addMoney(one: MoneyValue, other: MoneyValue): MoneyValue {
  return within(one.amount + other.amount, commonCurrency(one, other));
}

export function subtractMoney(from: MoneyValue, taken: MoneyValue): MoneyValue {
  return notNegative(from.amount - taken.amount, commonCurrency(from, taken));
}

export function compareMoney(one: MoneyValue, other: MoneyValue): number {
  commonCurrency(one, other);
  return one.amount < other.amount ? -1 : Number(one.amount > other.amount);
}

/** Exact in the factor's shortest decimal form, then rounded half up to the minor unit. */
export function multiplyMoney(money: MoneyValue, factor: number): MoneyValue {
  return scaleMoney(money, factor, 1n);
}

export function percentOfMoney(money: MoneyValue, rate: number): MoneyValue {
  return scaleMoney(money, rate, 100n);
}

function scaleMoney({ amount, currency }: MoneyValue, factor: number, divisor: bigint): MoneyValue {
  const { digits, scale } = toFraction(factor);
  const numerator = amount * digits;
  if (numerator < 0n) throw new CalculationStop('negative-money');
  const denominator = scale * divisor;
  return within((2n * numerator + denominator) / (2n * denominator), currency);
}

function within(amount: bigint, currency: string): MoneyValue {
  if (isTooMuch(amount, currency)) throw new CalculationStop('number-too-large');
  return { amount, currency };
}

/** 1.25 is 125 / 100; 1e21 is 10^21 / 1. */
function toFraction(factor: number): { readonly digits: bigint; readonly scale: bigint } {
  const [mantissa = '0', exponent = '0'] = String(factor).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return shift < 0
    ? { digits, scale: 10n ** BigInt(-shift) }
    : { digits: digits * 10n ** BigInt(shift), scale: 1n };
}

function notNegative(amount: bigint, currency: string): MoneyValue {
  if (amount < 0n) throw new CalculationStop('negative-money');
  return { amount, currency };
}

function commonCurrency(one: MoneyValue, other: MoneyValue): string {
  if (one.currency === other.currency || other.currency === NO_CURRENCY) return one.currency;
  if (one.currency === NO_CURRENCY) return other.currency;
  throw new CalculationStop('currency-mismatch');
}
