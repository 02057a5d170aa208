/** Why a calculation has no answer. The codes are lasting: clients see them. */
export const calculationProblems = {
  'currency-mismatch': 'Amounts in different currencies cannot be calculated with or compared.',
  'negative-money': 'An amount of money would fall below zero.',
  'not-an-amount':
    'This is not an amount of money: digits, a point, and no more decimals than the currency has.',
  'division-by-zero': 'A number is divided by zero.',
  'number-too-large': 'A number grows too large to be exact.',
  'time-out-of-range': 'A point in time leaves the years 0 to 9999.',
} as const;

export type CalculationCode = keyof typeof calculationProblems;

/**
 * A calculation has no answer. It is thrown, because expressions are no place to carry results about, and caught where a
 * decision ends: there it is a refusal like any other, and nothing has changed.
 */
export class CalculationError extends Error {
  readonly code: CalculationCode;

  constructor(code: CalculationCode) {
    super(calculationProblems[code]);
    this.name = 'CalculationError';
    this.code = code;
  }
}
