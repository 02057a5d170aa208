import { NO_CURRENCY } from './currency.ts';
import type { Range } from './expression.ts';

/** An amount in minor units (1990n is 19.90 EUR) and the ISO 4217 code of its currency. */
export interface MoneyValue {
  readonly amount: bigint;
  readonly currency: string;
}

/**
 * A value while an expression is evaluated; generated code keeps values in the same form. Dates are
 * YYYY-MM-DD, times are ISO 8601 in UTC with milliseconds, durations whole milliseconds, options their text.
 * What is not set is undefined.
 */
export type Value =
  | string
  | number
  | boolean
  | MoneyValue
  | readonly Value[]
  | { readonly [field: string]: Value | undefined };

/** Why a calculation has no result. The codes are lasting: generated code throws the same ones. */
export const CALCULATION_FAILURES = {
  'currency-mismatch': 'Amounts in different currencies cannot be calculated with or compared.',
  'negative-money': 'An amount of money would fall below zero.',
  'division-by-zero': 'A number is divided by zero.',
  'number-too-large': 'A number grows too large to be exact.',
  'time-out-of-range': 'A point in time leaves the years 0 to 9999.',
} as const;

export type CalculationCode = keyof typeof CALCULATION_FAILURES;

/**
 * Thrown inside one evaluation and caught at its door. `range` is unknown until an expression's part is
 * known.
 */
export class CalculationStop extends Error {
  readonly code: CalculationCode;
  readonly range: Range | undefined;

  constructor(code: CalculationCode, range?: Range) {
    super(CALCULATION_FAILURES[code]);
    this.code = code;
    this.range = range;
  }
}

export function isMoneyValue(value: Value | undefined): value is MoneyValue {
  return typeof value === 'object' && 'amount' in value && typeof value.amount === 'bigint';
}

/** The value under a name, which may be one that every object inherits something under. */
export function ownValue(
  values: Readonly<Record<string, Value | undefined>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Equality by value, all the way down. A field that is undefined equals one that is missing. */
export function isEqualValue(one: Value | undefined, other: Value | undefined): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (isMoneyValue(one) || isMoneyValue(other)) {
    return isMoneyValue(one) && isMoneyValue(other) && isSameMoneyValue(one, other);
  }
  if (isList(one) || isList(other)) {
    if (!isList(one) || !isList(other) || one.length !== other.length) return false;
    return one.every((item, index) => isEqualValue(item, other[index]));
  }
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].every((field) => isEqualValue(ownValue(one, field), ownValue(other, field)));
}

/** A zero without a currency is the same as a zero of any. */
function isSameMoneyValue(one: MoneyValue, other: MoneyValue): boolean {
  return (
    one.amount === other.amount && (one.currency === other.currency || isNoMoney(one) || isNoMoney(other))
  );
}

function isNoMoney({ amount, currency }: MoneyValue): boolean {
  return amount === 0n && currency === NO_CURRENCY;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
