import { CalculationStop } from './values.ts';

export function calculateNumber(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / notZero(right);
    case '%':
      return left % notZero(right);
  }
}

export function inOrder<Ordered extends number | string>(
  operator: '<' | '<=' | '>' | '>=',
  left: Ordered,
  right: Ordered,
): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

/** So many units as whole milliseconds. */
export function durationOf(count: number, unitMs: number): number {
  const durationMs = count * unitMs;
  if (!Number.isSafeInteger(durationMs)) throw new CalculationStop('number-too-large');
  return durationMs;
}

const earliestMs = Date.parse('0000-01-01T00:00:00.000Z');
const latestMs = Date.parse('9999-12-31T23:59:59.999Z');

/** The time so many milliseconds after 1970, in the one form in which texts sort as times do. */
export function timeAt(milliseconds: number): string {
  const isInRange = milliseconds >= earliestMs && milliseconds <= latestMs;
  if (!isInRange) throw new CalculationStop('time-out-of-range');
  return new Date(milliseconds).toISOString();
}

function notZero(divisor: number): number {
  if (divisor === 0) throw new CalculationStop('division-by-zero');
  return divisor;
}
