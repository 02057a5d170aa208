import { checkExpression } from './check-expression.ts';
import type { CheckedExpression } from './checked-expression.ts';
import type { BinaryOperator, Expression, ExpressionOf } from './expression.ts';
import type { Type } from './types.ts';

/**
 * The condition, or the test of an item, that holds exactly when this one does not, as a person would put it:
 * `size(items) < 50` becomes `size(items) >= 50`. A rule says what must hold; code refuses when the opposite
 * does.
 */
export function negateExpression(checked: CheckedExpression): CheckedExpression {
  const opposite = negate(checked.expression, checked.types);
  const outcome = checkExpression(opposite, checked.scope, checked.type);
  if (outcome.checked === undefined) throw new Error('The opposite of a checked condition does not check.');
  return outcome.checked;
}

type Types = ReadonlyMap<Expression, Type>;

function negate(node: Expression, types: Types): Expression {
  switch (node.kind) {
    case 'arrow':
      return { ...node, body: negate(node.body, types) };
    case 'unary':
      return node.operator === '!' ? node.operand : not(node);
    case 'binary':
      return negateBinary(node, types);
    case 'call': {
      const [list, test] = node.args;
      if (node.name !== 'every' || list === undefined || test?.kind !== 'arrow') return not(node);
      return { ...node, name: 'some', args: [list, negate(test, types)] };
    }
    default:
      return not(node);
  }
}

const opposites: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

function negateBinary(node: ExpressionOf<'binary'>, types: Types): Expression {
  const { operator, left, right } = node;
  if (operator === '&&' || operator === '||') {
    const opposite = operator === '&&' ? '||' : '&&';
    return { ...node, operator: opposite, left: negate(left, types), right: negate(right, types) };
  }
  // "Not more than nothing" reads better as "nothing".
  if (operator === '>' && isCount(left) && right.kind === 'literal' && right.literal.value === 0) {
    return { ...node, operator: '==' };
  }
  const opposite = opposites[operator];
  // A decimal calculation may end in no number at all, which is neither less nor more.
  const isOrder = operator !== '==' && operator !== '!=';
  const isDecimal = [left, right].some((side) => types.get(side)?.kind === 'decimal');
  return opposite === undefined || (isOrder && isDecimal) ? not(node) : { ...node, operator: opposite };
}

/** Counts are never below zero. */
function isCount(node: Expression): boolean {
  return node.kind === 'call' && (node.name === 'size' || node.name === 'count');
}

function not(operand: Expression): Expression {
  return { kind: 'unary', operator: '!', operand, range: operand.range };
}
