import { CalculationError } from './calculation-error.js';

/** Passes a whole number on that is still exact. A larger one would be rounded silently, so it is an error. */
export function safeInteger(value: number): number {
  if (!Number.isSafeInteger(value)) throw new CalculationError('number-too-large');
  return value;
}

/** Passes a decimal number on that is one; what has outgrown the range of numbers is an error. */
export function finiteNumber(value: number): number {
  if (!Number.isFinite(value)) throw new CalculationError('number-too-large');
  return value;
}

export function divide(dividend: number, divisor: number): number {
  if (divisor === 0) throw new CalculationError('division-by-zero');
  return dividend / divisor;
}

/** What is left over; it has the sign of the dividend. */
export function remainder(dividend: number, divisor: number): number {
  if (divisor === 0) throw new CalculationError('division-by-zero');
  return dividend % divisor;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The number of characters as people count them: Unicode code points. */
export function textLength(text: string): number {
  return [...text].length;
}
