import { capitalize } from '../words/capitalize.ts';
import type { BinaryOperator } from './expression.ts';
import {
  commonType,
  describeMany,
  describeType,
  isNumeric,
  isTextual,
  primitive,
  type Type,
} from './types.ts';

/** What an operator makes of two types, or the sentence that says why it makes nothing. */
export type OperatorOutcome =
  | { readonly type: Type; readonly advice?: never }
  | { readonly type?: never; readonly advice: string };

/** The type of `left operator right`; for `&&` and `||` see the checker, which follows their flow. */
export function operatorOutcome(operator: BinaryOperator, left: Type, right: Type): OperatorOutcome {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmeticOutcome(operator, left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return isOrdered(left, right)
        ? { type: primitive('boolean') }
        : { advice: cannot('be put in order', left, right) };
    case '==':
    case '!=':
      return isComparable(left, right)
        ? { type: primitive('boolean') }
        : { advice: `${cannot('be equal', left, right)} Compare things of one kind.` };
    case 'in':
      if (right.kind !== 'list')
        return { advice: `\`in\` looks into a list, but this is ${describeType(right)}.` };
      return isComparable(left, right.item)
        ? { type: primitive('boolean') }
        : { advice: `${capitalize(describeType(right))} never holds ${describeType(left)}.` };
    default:
      return { type: primitive('boolean') };
  }
}

function arithmeticOutcome(operator: '+' | '-' | '*' | '/' | '%', left: Type, right: Type): OperatorOutcome {
  const type = arithmeticType(operator, left, right);
  if (type !== undefined) return { type };
  if (left.kind === 'money' && isNumeric(right) && operator === '/') {
    return {
      advice: 'Money is not divided, because cents would get lost. Use `percent(money, rate)` or `*`.',
    };
  }
  if (left.kind === 'money' && isNumeric(right)) {
    return { advice: "Money and a plain number do not add up. Write an amount as `money('5.00', 'EUR')`." };
  }
  if (left.kind === 'time' && isNumeric(right)) {
    return { advice: 'A number has no unit of time. Write `days(30)`, `hours(2)` or `minutes(15)`.' };
  }
  if (left.kind === 'duration' && right.kind === 'time')
    return { advice: 'Write the time first: `time + duration`.' };
  return { advice: `\`${operator}\` does not go with ${describeType(left)} and ${describeType(right)}.` };
}

function arithmeticType(operator: '+' | '-' | '*' | '/' | '%', left: Type, right: Type): Type | undefined {
  if (isNumeric(left) && isNumeric(right)) {
    const isWhole = operator !== '/' && left.kind === 'integer' && right.kind === 'integer';
    return primitive(isWhole ? 'integer' : 'decimal');
  }
  switch (`${left.kind} ${operator} ${right.kind}`) {
    case 'money + money':
    case 'money - money':
    case 'money * integer':
    case 'money * decimal':
    case 'integer * money':
    case 'decimal * money':
      return primitive('money');
    case 'time - time':
    case 'duration + duration':
    case 'duration - duration':
    case 'duration * integer':
    case 'integer * duration':
      return primitive('duration');
    case 'time + duration':
    case 'time - duration':
      return primitive('time');
    default:
      return operator === '+' && isTextual(left) && isTextual(right) ? primitive('text') : undefined;
  }
}

const orderedKinds = new Set<Type['kind']>(['money', 'date', 'time', 'duration']);

function isOrdered(left: Type, right: Type): boolean {
  if (isNumeric(left) && isNumeric(right)) return true;
  return left.kind === right.kind && orderedKinds.has(left.kind);
}

function isComparable(left: Type, right: Type): boolean {
  return left.kind !== 'predicate' && commonType(left, right) !== undefined;
}

function cannot(what: string, left: Type, right: Type): string {
  const one = describeType(left);
  const other = describeType(right);
  return one === other
    ? `${capitalize(describeMany(left))} cannot ${what}.`
    : `${capitalize(one)} and ${other} cannot ${what}.`;
}
