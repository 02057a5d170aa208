import { CalculationError } from './calculation-error.js';

/**
 * An exact amount that is never negative: whole minor units (1990n is 19.90 EUR) and the ISO 4217 code of the currency.
 * Amounts in two currencies never meet: adding or comparing them is an error. So is one with more than `moneyDigits`
 * digits before the point: nobody could read it again.
 */
export interface Money {
  readonly amount: bigint;
  readonly currency: string;
}

/** How many digits an amount may have before its point, and how many any currency has after it. */
export const moneyDigits = { whole: 30, decimals: 4 };

const noCurrency = 'XXX';

/** What the sum of nothing is: zero without a currency yet. It goes with every currency and changes nothing. */
export const noMoney: Money = { amount: 0n, currency: noCurrency };

/**
 * An amount from its decimal text: `money('19.90', 'EUR')`. Decimals that are left out count as zeros. Fails for anything
 * but digits and a point, for more decimals than the currency has, for a currency that is not three capitals, and for
 * what is too large.
 */
export function money(amount: string, currency: string): Money {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const decimals = decimalsOf(currency);
  if (whole === undefined || fraction.length > decimals || !/^[A-Z]{3}$/.test(currency)) {
    throw new CalculationError('not-an-amount');
  }
  return within(BigInt(whole + fraction.padEnd(decimals, '0')), currency);
}

/** The amount as people write it, with every decimal of its currency: `19.90`. */
export function toDecimalText({ amount, currency }: Money): string {
  const decimals = decimalsOf(currency);
  if (decimals === 0) return amount.toString();
  const digits = amount.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export function addMoney(one: Money, other: Money): Money {
  return within(one.amount + other.amount, commonCurrency(one, other));
}

/** Fails when more is taken than there is. */
export function subtractMoney(from: Money, taken: Money): Money {
  const currency = commonCurrency(from, taken);
  if (taken.amount > from.amount) throw new CalculationError('negative-money');
  return { amount: from.amount - taken.amount, currency };
}

export function sumMoney(amounts: readonly Money[]): Money {
  return amounts.reduce(addMoney, noMoney);
}

/** Rounds half up to the minor unit. The factor counts as the decimal number it is written as: 0.1 is a tenth. */
export function multiplyMoney(money: Money, factor: number): Money {
  return scale(money, factor, 1n);
}

/** So many percent of an amount, rounded half up to the minor unit. */
export function percentOf(money: Money, rate: number): Money {
  return scale(money, rate, 100n);
}

/** Below zero when `one` is less than `other`, above zero when it is more. */
export function compareMoney(one: Money, other: Money): number {
  commonCurrency(one, other);
  if (one.amount === other.amount) return 0;
  return one.amount < other.amount ? -1 : 1;
}

/** The same amount in the same currency. Two currencies are simply not the same; a zero without one equals every zero. */
export function isSameMoney(one: Money, other: Money): boolean {
  if (one.amount !== other.amount) return false;
  return one.currency === other.currency || isNoMoney(one) || isNoMoney(other);
}

function isNoMoney({ amount, currency }: Money): boolean {
  return amount === 0n && currency === noCurrency;
}

function commonCurrency(one: Money, other: Money): string {
  if (one.currency === other.currency || other.currency === noCurrency) return one.currency;
  if (one.currency === noCurrency) return other.currency;
  throw new CalculationError('currency-mismatch');
}

function scale({ amount, currency }: Money, factor: number, parts: bigint): Money {
  const { numerator, denominator } = toFraction(factor);
  const dividend = amount * numerator;
  const divisor = denominator * parts;
  if (dividend < 0n) throw new CalculationError('negative-money');
  return within((2n * dividend + divisor) / (2n * divisor), currency);
}

/** The amount, when it is not too large. */
function within(amount: bigint, currency: string): Money {
  const limit = 10n ** BigInt(moneyDigits.whole + decimalsOf(currency));
  if (amount >= limit) throw new CalculationError('number-too-large');
  return { amount, currency };
}

/** 0.25 is 25 / 100, and 1e21 is 10^21 / 1. */
function toFraction(factor: number): { readonly numerator: bigint; readonly denominator: bigint } {
  const [significand = '0', exponent = '0'] = String(factor).split('e');
  const [whole = '0', fraction = ''] = significand.split('.');
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length;
  return shift < 0
    ? { numerator: digits, denominator: 10n ** BigInt(-shift) }
    : { numerator: digits * 10n ** BigInt(shift), denominator: 1n };
}

// ISO 4217: most currencies have two decimals; these do not.
const unusualDecimals: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const decimalsByCurrency = new Map(
  Object.entries(unusualDecimals).flatMap(([decimals, currencies]) =>
    currencies.split(' ').map((currency) => [currency, Number(decimals)] as const),
  ),
);

function decimalsOf(currency: string): number {
  return decimalsByCurrency.get(currency) ?? 2;
}
