import { childrenOf, type Expression, freeNamesOf } from '#models/expression/expression.ts';
import { kernelFunctionsOf } from '#models/expression/print-typescript.ts';
import type { ComputedValue, ExpressionPlan, NamedValue, ValueAssignment } from '../plan/expressions.ts';

/** The local variables that a value is made of (`data`, `now`, the aggregate's), each once, in the order of their first use. */
export function variablesOf(value: ComputedValue): readonly string[] {
  return [...new Set(allVariablesOf(value))];
}

function allVariablesOf(value: ComputedValue): readonly string[] {
  switch (value.kind) {
    case 'expression':
      return namedIn(value).map(({ variable }) => variable);
    case 'empty-list':
      return [];
    case 'record':
      return variablesOfAll(value.properties);
    case 'records': {
      const inside = variablesOfAll(value.properties).filter((variable) => variable !== 'item');
      return [...allVariablesOf(value.list), ...inside];
    }
    default:
      return [value.variable];
  }
}

/** The local variables of all these values. */
export function variablesOfAll(assignments: readonly ValueAssignment[]): readonly string[] {
  return assignments.flatMap(({ value }) => variablesOf(value));
}

/** Does an expression name this field of what the variable holds? */
export function readsField(expression: ExpressionPlan, key: string): boolean {
  return namedIn(expression).some((named) => named.kind === 'field' && named.key === key);
}

/** What the names in an expression stand for, in the order of the text. */
function namedIn({ checked, scope }: ExpressionPlan): readonly NamedValue[] {
  return freeNamesOf(checked.expression).flatMap((name) => scope.names.get(name) ?? []);
}

/** Can the value be written with fields and operators alone, without a function from elsewhere? */
export function needsNoFunction(value: ComputedValue): boolean {
  switch (value.kind) {
    case 'expression':
      return (
        namedIn(value).every(isPlainName) &&
        kernelFunctionsOf(value.checked).length === 0 &&
        !readsDerived(value, value.checked.expression)
      );
    case 'empty-list':
      return true;
    case 'record':
      return value.properties.every((property) => needsNoFunction(property.value));
    case 'records':
      return (
        needsNoFunction(value.list) && value.properties.every(({ value: each }) => needsNoFunction(each))
      );
    default:
      return isPlainName(value);
  }
}

function isPlainName({ kind }: NamedValue): boolean {
  return kind === 'variable' || kind === 'field';
}

function readsDerived(plan: ExpressionPlan, node: Expression): boolean {
  const owner = node.kind === 'member' ? plan.checked.types.get(node.object) : undefined;
  const member =
    node.kind === 'member' && owner?.kind === 'record'
      ? plan.scope.members.get(owner.record.key)?.get(node.name)
      : undefined;
  const isDerived = member !== undefined && 'derived' in member;
  return isDerived || childrenOf(node).some((child) => readsDerived(plan, child));
}

/** Is the status of what the variable holds compared with this state anywhere in the expression? */
export function comparesStatus({ checked, scope }: ExpressionPlan, variable: string, state: string): boolean {
  const isStatus = (node: Expression) =>
    node.kind === 'member' && node.name === 'status' && node.object.kind === 'name'
      ? isVariable(scope.names.get(node.object.name), variable)
      : false;
  const compares = (node: Expression): boolean => {
    if (node.kind !== 'binary' || !['==', '!=', 'in'].includes(node.operator)) {
      return childrenOf(node).some(compares);
    }
    const { left, right } = node;
    return (
      (isStatus(left) && mentions(right, state)) ||
      (isStatus(right) && mentions(left, state)) ||
      [left, right].some(compares)
    );
  };
  return compares(checked.expression);
}

function mentions(node: Expression, text: string): boolean {
  return node.kind === 'literal'
    ? node.literal.value === text
    : childrenOf(node).some((each) => mentions(each, text));
}

/** The conditions that must all hold for an expression to hold. */
export function conjunctsOf(node: Expression): readonly Expression[] {
  return node.kind === 'binary' && node.operator === '&&'
    ? [...conjunctsOf(node.left), ...conjunctsOf(node.right)]
    : [node];
}

function isVariable(named: NamedValue | undefined, variable: string): boolean {
  return named?.kind === 'variable' && named.variable === variable;
}
