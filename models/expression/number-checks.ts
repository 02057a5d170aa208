import type { Expression } from './expression.ts';
import { isNumeric, type Type } from './types.ts';

/**
 * Is this number worked out rather than just read? Such numbers are checked for size where their value leaves
 * the arithmetic: not inside a longer calculation, and not where they are merely compared.
 */
export function isWorkedOut(node: Expression, types: ReadonlyMap<Expression, Type>): boolean {
  const type = types.get(node);
  if (type === undefined || !(isNumeric(type) || type.kind === 'duration')) return false;
  switch (node.kind) {
    case 'unary':
      return isWorkedOut(node.operand, types);
    case 'binary':
      return !isTimeDifference(node.left, types);
    case 'call':
      return node.name === 'sum' || node.name === 'percent';
    default:
      return false;
  }
}

/** Two points in time are never so far apart that their difference would not be exact. */
function isTimeDifference(left: Expression, types: ReadonlyMap<Expression, Type>): boolean {
  return types.get(left)?.kind === 'time';
}

/** Must the divisor be looked at before dividing? Not when it is written out and not zero. */
export function mayBeZero(divisor: Expression): boolean {
  return !(divisor.kind === 'literal' && divisor.literal.value !== 0);
}
