import { findNearest } from '../words/suggestion.ts';
import { checkCall, checkPredicate } from './check-calls.ts';
import type { CheckedExpression } from './checked-expression.ts';
import { type Checking, isBooleanLiteral, type Place } from './checking.ts';
import type { Expression, ExpressionOf, ExpressionProblem, Range } from './expression.ts';
import { type Facts, factsAfter, findPath, NO_FACTS, possibleValues } from './facts.ts';
import { literalOutcome } from './literals.ts';
import { operatorOutcome } from './operators.ts';
import type { Scope } from './scope.ts';
import {
  type Binding,
  commonType,
  describeType,
  isAssignable,
  isNumeric,
  listOf,
  primitive,
  type Type,
  withoutOptional,
} from './types.ts';

export interface CheckOutcome {
  /** Undefined when the problems leave no type to speak of. */
  readonly type: Type | undefined;
  readonly problems: readonly ExpressionProblem[];
  /** There exactly when there are no problems. */
  readonly checked?: CheckedExpression;
}

/**
 * Finds the type of an expression whose names mean what `scope` says, and everything that does not fit, each
 * at its exact place. With `expected` the value must be of that type (an integer passes as a decimal, a value
 * as an optional one). One mistake gives one problem: what follows from it is not reported.
 */
export function checkExpression(expression: Expression, scope: Scope, expected?: Type): CheckOutcome {
  const checker = new Checker();
  const type = checker.checkWhole(expression, scope, expected);
  const { problems, types } = checker;
  if (type === undefined || problems.length > 0) return { type, problems };
  return { type, problems, checked: { expression, scope, type, types } };
}

class Checker implements Checking {
  readonly problems: ExpressionProblem[] = [];
  readonly types = new Map<Expression, Type>();
  private readonly typeOf = (node: Expression) => this.types.get(node);

  checkWhole(
    node: Expression,
    { names, facts = NO_FACTS }: Scope,
    expected: Type | undefined,
  ): Type | undefined {
    const place = { names, facts };
    if (expected?.kind === 'predicate') return checkPredicate(this, node, expected.item, place);
    const type = this.check(node, place, expected);
    if (type === undefined) return undefined;
    if (expected === undefined || isAssignable(type, expected)) return type;
    if (type.kind === 'optional' && isAssignable(type.of, expected)) return this.reportUnset(node);
    return this.report(
      node.range,
      `This is ${describeType(type)}, but ${describeType(expected)} is expected.`,
    );
  }

  /** The type of a node that must be there: an optional value is a problem. */
  checkSet(node: Expression, place: Place, expected?: Type): Type | undefined {
    const type = this.check(node, place, expected);
    return type?.kind === 'optional' ? this.reportUnset(node) : type;
  }

  check(node: Expression, place: Place, expected?: Type): Type | undefined {
    const type = this.findType(node, place, expected);
    if (type !== undefined) this.types.set(node, type);
    return type;
  }

  private findType(node: Expression, place: Place, expected: Type | undefined): Type | undefined {
    switch (node.kind) {
      case 'literal': {
        const { type, message, suggestion } = {
          suggestion: undefined,
          ...literalOutcome(node.literal, expected),
        };
        return message === undefined ? type : this.report(node.range, message, suggestion);
      }
      case 'name':
        return this.checkName(node, place);
      case 'member':
        return this.checkMember(node, place);
      case 'list':
        return this.checkList(node, place, expected);
      case 'unary':
        return this.checkUnary(node, place);
      case 'binary':
        return this.checkBinary(node, place);
      case 'conditional':
        return this.checkConditional(node, place, expected);
      case 'call':
        return checkCall(this, node, place);
      case 'arrow':
        return this.report(node.range, 'An arrow belongs inside `some`, `every`, `count` or `sum`.');
    }
  }

  private checkName(node: ExpressionOf<'name'>, { names, facts }: Place): Type | undefined {
    return this.resolve(node, node.range, names.get(node.name), names.keys(), '', facts);
  }

  private checkMember(node: ExpressionOf<'member'>, place: Place): Type | undefined {
    const object = this.checkSet(node.object, place);
    if (object === undefined) return undefined;
    if (object.kind === 'list') {
      return this.report(
        node.nameRange,
        `A list has no fields. Use \`size\`, \`some\`, \`every\`, \`count\` or \`sum\`.`,
      );
    }
    const fields = fieldsOf(object);
    if (fields === undefined) {
      return this.report(node.nameRange, `This is ${describeType(object)}: it has no fields.`);
    }
    const owner = ` on ${describeType(object)}`;
    const field = fields.get(node.name);
    return this.resolve(node, node.nameRange, field, fields.keys(), owner, place.facts);
  }

  private resolve(
    node: ExpressionOf<'name'> | ExpressionOf<'member'>,
    range: Range,
    found: Binding | undefined,
    candidates: Iterable<string>,
    owner: string,
    facts: Facts,
  ): Type | undefined {
    if (found === undefined) {
      const names = [...candidates];
      const suggestion = findNearest(node.name, names);
      const known =
        names.length === 0
          ? 'Nothing has a name here.'
          : `Here you can use ${names.map((name) => `\`${name}\``).join(', ')}.`;
      const advice = suggestion === undefined ? known : `Did you mean \`${suggestion}\`?`;
      return this.report(range, `There is no \`${node.name}\`${owner}. ${advice}`, suggestion);
    }
    if (found.unavailable !== undefined) return this.report(range, found.unavailable);
    return facts.set.has(findPath(node) ?? '') ? withoutOptional(found.type) : found.type;
  }

  private checkList(node: ExpressionOf<'list'>, place: Place, expected: Type | undefined): Type | undefined {
    const wanted = expected && withoutOptional(expected);
    const wantedItem = wanted?.kind === 'list' ? wanted.item : undefined;
    const types = node.items.map((item) => this.checkSet(item, place, wantedItem));
    if (types.length === 0) {
      if (wantedItem !== undefined) return listOf(wantedItem);
      return this.report(
        node.range,
        'An empty list says nothing here. Use `size(list) == 0` to ask for emptiness.',
      );
    }
    let common = types[0];
    for (const [index, type] of types.entries()) {
      if (type === undefined || common === undefined) return undefined;
      const joined = commonType(common, type);
      if (joined === undefined) {
        const message = `This is ${describeType(type)}, but the list began with ${describeType(common)}.`;
        return this.report(node.items[index]?.range ?? node.range, message);
      }
      common = joined;
    }
    return common && listOf(common);
  }

  private checkUnary(node: ExpressionOf<'unary'>, place: Place): Type | undefined {
    if (node.operator === '!') {
      return this.checkCondition(node.operand, place) && primitive('boolean');
    }
    const type = this.checkSet(node.operand, place);
    if (type === undefined || isNumeric(type) || type.kind === 'duration') return type;
    return this.report(node.range, `\`-\` does not go with ${describeType(type)}.`);
  }

  private checkBinary(node: ExpressionOf<'binary'>, place: Place): Type | undefined {
    const { operator, left, right } = node;
    if (operator === '&&' || operator === '||') {
      const leftType = this.checkCondition(left, place);
      const facts = factsAfter(left, operator === '&&', place.facts, this.typeOf);
      const rightType = this.checkCondition(right, { ...place, facts });
      return leftType && rightType && primitive('boolean');
    }
    const [leftType, rightType] = this.checkOperands(node, place);
    if (leftType === undefined || rightType === undefined) return undefined;
    const { type, advice } = operatorOutcome(operator, leftType, rightType);
    if (type === undefined) return this.report(node.range, advice);
    if (operator === '==' || operator === '!=') return this.checkEquality(node, place, type);
    return type;
  }

  /** Texts take their meaning from the other side: `'active'` is an option where an option is compared. */
  private checkOperands({ operator, left, right }: ExpressionOf<'binary'>, place: Place) {
    if (!isComparison(operator)) return [this.checkSet(left, place), this.checkSet(right, place)] as const;
    if (isFixed(left)) {
      const rightType = this.checkSet(right, place);
      const expected = operator === 'in' && rightType?.kind === 'list' ? rightType.item : rightType;
      return [rightType && this.checkSet(left, place, expected), rightType] as const;
    }
    const leftType = this.checkSet(left, place);
    const expected = leftType && (operator === 'in' ? listOf(leftType) : leftType);
    return [leftType, leftType && this.checkSet(right, place, expected)] as const;
  }

  private checkEquality(node: ExpressionOf<'binary'>, { facts }: Place, type: Type): Type | undefined {
    const truth = [node.left, node.right].find((side) => isBooleanLiteral(side));
    if (truth !== undefined) {
      return this.report(
        node.range,
        'A yes-or-no value is not compared with `true` or `false`: write it alone, or with `!` before it.',
      );
    }
    const left = possibleValues(node.left, facts, this.typeOf);
    const right = possibleValues(node.right, facts, this.typeOf);
    if (left === undefined || right === undefined || [...left].some((value) => right.has(value))) return type;
    const answer = node.operator === '==' ? 'never' : 'always';
    return this.report(
      node.range,
      `This ${answer} holds: one side can only be ${[...left].join(' or ')} here, the other ${[...right].join(' or ')}.`,
    );
  }

  private checkConditional(
    node: ExpressionOf<'conditional'>,
    place: Place,
    expected: Type | undefined,
  ): Type | undefined {
    if (this.checkCondition(node.condition, place) === undefined) return undefined;
    const inBranch = (outcome: boolean) => ({
      ...place,
      facts: factsAfter(node.condition, outcome, place.facts, this.typeOf),
    });
    const whenTrue = this.check(node.whenTrue, inBranch(true), expected);
    const whenFalse = this.check(node.whenFalse, inBranch(false), expected);
    if (whenTrue === undefined || whenFalse === undefined) return undefined;
    const common = commonType(whenTrue, whenFalse);
    if (common !== undefined) return common;
    const message = `Both branches must be of one kind, but they are ${describeType(whenTrue)} and ${describeType(whenFalse)}.`;
    return this.report(node.range, message);
  }

  /** Whatever decides something: a yes-or-no value that is not decided already. */
  checkCondition(node: Expression, place: Place): Type | undefined {
    if (isBooleanLiteral(node)) {
      return this.report(node.range, 'A fixed `true` or `false` decides nothing here: leave it out.');
    }
    const type = this.checkSet(node, place);
    if (type === undefined || type.kind === 'boolean') return type;
    return this.report(node.range, `A yes-or-no value is expected, but this is ${describeType(type)}.`);
  }

  private reportUnset(node: Expression): undefined {
    const path = findPath(node);
    const ask = path === undefined ? 'Ask `isSet` first.' : `Ask first: \`isSet(${path}) && ...\`.`;
    return this.report(node.range, `This may not be set. ${ask}`);
  }

  report(range: Range, message: string, suggestion?: string): undefined {
    this.problems.push(suggestion === undefined ? { message, range } : { message, range, suggestion });
    return undefined;
  }
}

const moneyFields: ReadonlyMap<string, Binding> = new Map([
  ['amount', { type: primitive('text') }],
  ['currency', { type: primitive('text') }],
]);

function fieldsOf(type: Type): ReadonlyMap<string, Binding> | undefined {
  if (type.kind === 'record') return type.record.fields();
  return type.kind === 'money' ? moneyFields : undefined;
}

function isComparison(operator: string): boolean {
  return operator === '==' || operator === '!=' || operator === 'in' || /^[<>]=?$/.test(operator);
}

/** Made of literals alone, so that its meaning comes from what it is compared with. */
function isFixed(node: Expression): boolean {
  switch (node.kind) {
    case 'literal':
      return true;
    case 'list':
      return node.items.every(isFixed);
    case 'conditional':
      return isFixed(node.whenTrue) && isFixed(node.whenFalse);
    default:
      return false;
  }
}
