import { type Checking, isBooleanLiteral, type Place } from './checking.ts';
import type { Expression, ExpressionOf } from './expression.ts';
import { factsInsideArrow, findPath } from './facts.ts';
import { moneyProblem } from './literals.ts';
import { type Binding, describeType, isAssignable, isNumeric, primitive, type Type } from './types.ts';

/** The type of a call of one of the language's functions. */
export function checkCall(checking: Checking, node: ExpressionOf<'call'>, place: Place): Type | undefined {
  const [first, second] = node.args;
  if (first === undefined) return undefined;
  switch (node.name) {
    case 'size':
      return checkSize(checking, first, place);
    case 'some':
    case 'every':
    case 'count': {
      const item = checkListArgument(checking, first, place);
      const test = item && second && checkPredicate(checking, second, item, place);
      return test && primitive(node.name === 'count' ? 'integer' : 'boolean');
    }
    case 'sum':
      return checkSum(checking, first, second, place);
    case 'isSet':
      return checkIsSet(checking, first, place);
    case 'days':
    case 'hours':
    case 'minutes':
      return checkNumber(checking, first, place, 'integer') && primitive('duration');
    case 'percent':
      return checkPercent(checking, first, second, place);
    case 'money':
      return checkMoney(checking, node);
  }
}

function checkSize(checking: Checking, node: Expression, place: Place): Type | undefined {
  const type = checking.checkSet(node, place);
  if (type === undefined || type.kind === 'list' || type.kind === 'text') return type && primitive('integer');
  if (type.kind === 'email' || type.kind === 'url') return primitive('integer');
  return checking.report(node.range, `Only a list or a text has a size, but this is ${describeType(type)}.`);
}

function checkSum(
  checking: Checking,
  list: Expression,
  arrow: Expression | undefined,
  place: Place,
): Type | undefined {
  const item = checkListArgument(checking, list, place);
  const added = item && arrow ? checkArrow(checking, arrow, item, place) : item;
  if (added === undefined || isNumeric(added) || added.kind === 'money' || added.kind === 'duration')
    return added;
  const range = arrow?.kind === 'arrow' ? arrow.body.range : list.range;
  return checking.report(
    range,
    `Only numbers, money and durations add up, but this is ${describeType(added)}.`,
  );
}

function checkIsSet(checking: Checking, node: Expression, place: Place): Type | undefined {
  const type = checking.check(node, { ...place, facts: { ...place.facts, set: new Set() } });
  if (type === undefined) return undefined;
  if (findPath(node) === undefined) {
    return checking.report(node.range, '`isSet` asks about a name or a field, nothing else.');
  }
  if (type.kind !== 'optional')
    return checking.report(node.range, 'This is always set: there is nothing to ask.');
  return primitive('boolean');
}

function checkNumber(
  checking: Checking,
  node: Expression,
  place: Place,
  kind: 'integer' | 'decimal',
): Type | undefined {
  const type = checking.checkSet(node, place);
  if (type === undefined || isAssignable(type, primitive(kind))) return type;
  return checking.report(
    node.range,
    `${kind === 'integer' ? 'A whole number' : 'A number'} is expected, but this is ${describeType(type)}.`,
  );
}

function checkPercent(
  checking: Checking,
  base: Expression,
  rate: Expression | undefined,
  place: Place,
): Type | undefined {
  const baseType = checking.checkSet(base, place);
  const rateType = rate && checkNumber(checking, rate, place, 'decimal');
  if (baseType === undefined || rateType === undefined) return undefined;
  if (baseType.kind === 'money') return baseType;
  if (isNumeric(baseType)) return primitive('decimal');
  return checking.report(
    base.range,
    `A percentage is taken of money or a number, but this is ${describeType(baseType)}.`,
  );
}

function checkMoney(checking: Checking, node: ExpressionOf<'call'>): Type | undefined {
  const [amount, currency] = node.args;
  const problem =
    amount?.kind === 'literal' && currency?.kind === 'literal'
      ? moneyProblem(amount.literal, currency.literal)
      : "Both parts of an amount are written out: `money('19.90', 'EUR')`.";
  if (problem !== undefined) return checking.report(node.range, problem);
  for (const part of node.args) checking.types.set(part, primitive('text'));
  return primitive('money');
}

function checkListArgument(checking: Checking, node: Expression, place: Place): Type | undefined {
  const type = checking.checkSet(node, place);
  if (type === undefined || type.kind === 'list') return type?.item;
  return checking.report(node.range, `A list is expected, but this is ${describeType(type)}.`);
}

/** The test of one item: an arrow whose body is a yes-or-no value. */
export function checkPredicate(
  checking: Checking,
  node: Expression,
  item: Type,
  place: Place,
): Type | undefined {
  if (node.kind === 'arrow' && isBooleanLiteral(node.body)) return checking.checkCondition(node.body, place);
  const type = checkArrow(checking, node, item, place);
  if (type === undefined || node.kind !== 'arrow') return undefined;
  if (type.kind !== 'boolean') {
    const message = `The test of an item is a yes-or-no value, but this is ${describeType(type)}.`;
    return checking.report(node.body.range, message);
  }
  const predicate: Type = { kind: 'predicate', item };
  checking.types.set(node, predicate);
  return predicate;
}

function checkArrow(
  checking: Checking,
  node: Expression,
  item: Type,
  { names, facts }: Place,
): Type | undefined {
  if (node.kind !== 'arrow') {
    return checking.report(node.range, 'An arrow is expected: `item => ...`, with any name for the item.');
  }
  const inside = {
    names: new Map<string, Binding>([...names, [node.parameter, { type: item }]]),
    facts: factsInsideArrow(facts, node.parameter),
  };
  checking.types.set(node, { kind: 'predicate', item });
  return checking.checkSet(node.body, inside);
}
