import type { CheckedExpression } from '#models/expression/checked-expression.ts';
import { negateExpression } from '#models/expression/negate-expression.ts';
import type { ModelExpression } from '#models/readings/model-expression.ts';
import type {
  ExpressionPlan,
  ExpressionScope,
  MemberName,
  MemberNames,
  NamedValue,
  ValueAssignment,
} from '../../plan/expressions.ts';

/** A checked expression in its place in the code. */
function planExpression(scope: ExpressionScope, checked: CheckedExpression): ExpressionPlan {
  return { kind: 'expression', checked, isOptional: checked.type.kind === 'optional', scope };
}

/** The plan of an expression of the board; undefined where there is none or it has problems. */
export function findExpression(
  scope: ExpressionScope,
  expression: ModelExpression | undefined,
): ExpressionPlan | undefined {
  return expression?.checked && planExpression(scope, expression.checked);
}

/** The opposite of a condition of the board; undefined where there is none or it has problems. */
export function findOpposite(
  scope: ExpressionScope,
  expression: ModelExpression | undefined,
): ExpressionPlan | undefined {
  return expression?.checked && planExpression(scope, negateExpression(expression.checked));
}

/** `key: value`, left out where the value of the expression is undefined. */
export function assign(key: string, value: ExpressionPlan): ValueAssignment {
  return { key, value, optional: value.isOptional };
}

/** The names of a record's own fields where they stand alone: `items` is `cart.items`, `total` is `cartTotal(cart)`. */
export function namesOfRecord(
  members: ReadonlyMap<string, MemberName> | undefined,
  variable: string,
): ReadonlyMap<string, NamedValue> {
  return new Map(
    [...(members ?? [])].map(([identifier, member]) => [
      identifier,
      'key' in member
        ? { kind: 'field', variable, key: member.key }
        : { kind: 'derived', variable, place: member.derived },
    ]),
  );
}

/** Fields by their identifiers, as properties of what the variable holds. */
export function namesOfFields(
  fields: readonly { readonly identifier: string; readonly key: string }[],
  variable: string,
): ReadonlyMap<string, NamedValue> {
  return new Map(fields.map(({ identifier, key }) => [identifier, { kind: 'field', variable, key }]));
}

/** Fields that are read as properties, by their identifiers. */
export function keysOf(
  fields: readonly { readonly identifier: string; readonly key: string }[],
): ReadonlyMap<string, MemberName> {
  return new Map(fields.map(({ identifier, key }) => [identifier, { key }]));
}

/** The members of all these records. Where a record is written out in several places, each may leave out others of its fields. */
export function joinMembers(all: readonly MemberNames[]): MemberNames {
  const joined = new Map<string, ReadonlyMap<string, MemberName>>();
  for (const [record, members] of all.flatMap((each) => [...each])) {
    joined.set(record, new Map([...(joined.get(record) ?? []), ...members]));
  }
  return joined;
}

/** A local variable. */
export function variableNamed(variable: string): NamedValue {
  return { kind: 'variable', variable };
}
