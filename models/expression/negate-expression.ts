import { type CheckedExpression, checkExpression } from './check-expression.ts';
import type { BinaryOperator, Expression } from './expression.ts';

/**
 * The expression that holds exactly when this condition does not, as a person would put it: `size(items) < 50` becomes
 * `size(items) >= 50`. A rule says what must hold; code refuses when the opposite does.
 */
export function negateExpression(checked: CheckedExpression): CheckedExpression {
  const opposite = negate(checked.expression, checked);
  const outcome = checkExpression(opposite, checked.scope);
  if (outcome.checked === undefined) throw new Error('The opposite of a checked condition does not check.');
  return outcome.checked;
}

const opposites: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

function negate(node: Expression, checked: CheckedExpression): Expression {
  if (node.kind === 'unary' && node.operator === '!') return node.operand;
  if (node.kind !== 'binary') return not(node);
  const { operator, left, right } = node;
  if (operator === '&&' || operator === '||') {
    const opposite = operator === '&&' ? '||' : '&&';
    return { ...node, operator: opposite, left: negate(left, checked), right: negate(right, checked) };
  }
  const opposite = opposites[operator];
  // A decimal calculation may end in no number at all, which is neither less nor more.
  const isOrder = operator !== '==' && operator !== '!=';
  const isDecimal = [left, right].some((side) => checked.types.get(side)?.kind === 'decimal');
  return opposite === undefined || (isOrder && isDecimal) ? not(node) : { ...node, operator: opposite };
}

function not(operand: Expression): Expression {
  return { kind: 'unary', operator: '!', operand, range: operand.range };
}
