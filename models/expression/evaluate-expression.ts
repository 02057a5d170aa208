import { err, ok, type Result } from '../result.ts';
import { parseMinorUnits, printMinorUnits } from './currency.ts';
import type { Expression, ExpressionOf, Range } from './expression.ts';
import {
  addMoney,
  compareMoney,
  multiplyMoney,
  NO_MONEY,
  percentOfMoney,
  subtractMoney,
} from './money-arithmetic.ts';
import { isWorkedOut } from './number-checks.ts';
import { calculateNumber, durationOf, inOrder, timeAt } from './plain-arithmetic.ts';
import type { Binding, Type, TypedExpression } from './types.ts';
import {
  type CalculationCode,
  CalculationStop,
  isEqualValue,
  type MoneyValue,
  ownValue,
  type Value,
} from './values.ts';

export interface CalculationFailure {
  readonly code: CalculationCode;
  readonly message: string;
  /** The innermost part of the expression that could not be worked out. */
  readonly range: Range;
}

/** The value of every name of a scope that is stored. Derived names follow from these. */
export type ScopeValues = Readonly<Record<string, Value | undefined>>;

/**
 * Works a checked expression out. `values` must hold a value of the right type for every stored name of its
 * scope, or undefined for an optional one. The result is undefined only where the type is optional. Parts are
 * worked out from left to right, as the printed TypeScript does it; `SPEC.md` names the exceptions.
 */
export function evaluateExpression(
  checked: TypedExpression,
  values: ScopeValues,
): Result<Value | undefined, CalculationFailure> {
  return calculated(() => new Evaluation(checked, values).valueOf(checked.expression));
}

/** Does the predicate `item => ...` hold for this item? */
export function evaluatePredicate(
  checked: TypedExpression,
  values: ScopeValues,
  item: Value,
): Result<boolean, CalculationFailure> {
  const { expression } = checked;
  if (expression.kind !== 'arrow') throw new Error('Only a predicate can be asked about an item.');
  const items = new Map([[expression.parameter, item]]);
  return calculated(() => new Evaluation(checked, values, items).valueOf(expression.body) === true);
}

function calculated<Outcome>(calculate: () => Outcome): Result<Outcome, CalculationFailure> {
  try {
    return ok(calculate());
  } catch (error) {
    if (!(error instanceof CalculationStop)) throw error;
    return err({ code: error.code, message: error.message, range: error.range ?? { start: 0, end: 0 } });
  }
}

class Evaluation {
  private readonly checked: TypedExpression;
  private readonly values: ScopeValues;
  private readonly items: ReadonlyMap<string, Value>;

  constructor(checked: TypedExpression, values: ScopeValues, items: ReadonlyMap<string, Value> = new Map()) {
    this.checked = checked;
    this.values = values;
    this.items = items;
  }

  /** The value of a node where it leaves the arithmetic: a number that was worked out must be exact. */
  valueOf(node: Expression): Value | undefined {
    const value = this.rawValueOf(node);
    if (!isWorkedOut(node, this.checked.types)) return value;
    const fits = this.typeOf(node)?.kind === 'decimal' ? Number.isFinite(value) : Number.isSafeInteger(value);
    if (!fits) this.stop(node, 'number-too-large');
    return value;
  }

  private rawValueOf(node: Expression): Value | undefined {
    switch (node.kind) {
      case 'literal':
        return node.literal.value;
      case 'name':
        return this.valueOfName(node);
      case 'member':
        return this.valueOfMember(node);
      case 'list':
        return node.items.map((item) => this.setValueOf(item));
      case 'unary':
        return node.operator === '!' ? this.valueOf(node.operand) !== true : -this.numberOf(node.operand);
      case 'binary':
        return this.valueOfBinary(node);
      case 'conditional':
        return this.valueOf(this.valueOf(node.condition) === true ? node.whenTrue : node.whenFalse);
      case 'call':
        return this.valueOfCall(node);
      case 'arrow':
        throw new Error('An arrow has no value of its own.');
    }
  }

  private valueOfName(node: ExpressionOf<'name'>): Value | undefined {
    const { name } = node;
    const item = this.items.get(name);
    if (item !== undefined) return item;
    const binding = this.checked.scope.names.get(name);
    return binding?.derived === undefined
      ? ownValue(this.values, name)
      : this.derive(node, binding, this.values);
  }

  private valueOfMember(node: ExpressionOf<'member'>): Value | undefined {
    const { object, name } = node;
    const owner = this.setValueOf(object) as Readonly<Record<string, Value | undefined>>;
    const type = this.typeOf(object);
    if (type?.kind === 'money') {
      const { amount, currency } = owner as unknown as MoneyValue;
      return name === 'amount' ? printMinorUnits(amount, currency) : currency;
    }
    const binding = type?.kind === 'record' ? type.record.fields().get(name) : undefined;
    return binding?.derived === undefined ? ownValue(owner, name) : this.derive(node, binding, owner);
  }

  private derive(node: Expression, binding: Binding, siblings: ScopeValues): Value | undefined {
    const checked = binding.derived?.();
    if (checked === undefined) throw new Error('A derived value that does not check was evaluated.');
    return this.guarded(node, () => new Evaluation(checked, siblings).valueOf(checked.expression));
  }

  private valueOfBinary(node: ExpressionOf<'binary'>): Value {
    const { operator, left, right } = node;
    switch (operator) {
      case '&&':
        return this.valueOf(left) === true && this.valueOf(right) === true;
      case '||':
        return this.valueOf(left) === true || this.valueOf(right) === true;
      case 'in': {
        const list = this.listOf(right);
        const wanted = this.setValueOf(left);
        return list.some((item) => isEqualValue(item, wanted));
      }
      case '==':
        return isEqualValue(this.rawValueOf(left), this.rawValueOf(right));
      case '!=':
        return !isEqualValue(this.rawValueOf(left), this.rawValueOf(right));
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.compare(node, operator);
      default:
        return this.calculate(node, operator);
    }
  }

  private compare(node: ExpressionOf<'binary'>, operator: '<' | '<=' | '>' | '>='): boolean {
    const left = this.rawValueOf(node.left);
    const right = this.rawValueOf(node.right);
    if (this.typeOf(node.left)?.kind === 'money') {
      const order = this.guarded(node, () => compareMoney(left as MoneyValue, right as MoneyValue));
      return inOrder(operator, order, 0);
    }
    return inOrder(operator, left as number | string, right as number | string);
  }

  private calculate(node: ExpressionOf<'binary'>, operator: '+' | '-' | '*' | '/' | '%'): Value {
    const kinds = `${this.typeOf(node.left)?.kind} ${operator} ${this.typeOf(node.right)?.kind}`;
    switch (kinds) {
      case 'money + money':
        return this.withMoney(node, node.left, node.right, (left, right) =>
          addMoney(left, right as MoneyValue),
        );
      case 'money - money':
        return this.withMoney(node, node.left, node.right, (left, right) =>
          subtractMoney(left, right as MoneyValue),
        );
      case 'money * integer':
      case 'money * decimal':
        return this.withMoney(node, node.left, node.right, (left, right) =>
          multiplyMoney(left, right as number),
        );
      case 'integer * money':
      case 'decimal * money':
        return this.withMoney(node, node.right, node.left, (left, right) =>
          multiplyMoney(left, right as number),
        );
      case 'time - time':
        return Date.parse(this.textOf(node.left)) - Date.parse(this.textOf(node.right));
      case 'time + duration':
      case 'time - duration': {
        const time = Date.parse(this.textOf(node.left));
        const duration = this.valueOf(node.right) as number;
        return this.guarded(node, () => timeAt(operator === '+' ? time + duration : time - duration));
      }
      default:
        if (this.typeOf(node)?.kind === 'text') return this.textOf(node.left) + this.textOf(node.right);
        return this.calculateNumber(node, operator);
    }
  }

  private calculateNumber(node: ExpressionOf<'binary'>, operator: '+' | '-' | '*' | '/' | '%'): number {
    const left = this.numberOf(node.left);
    const right = this.numberOf(node.right);
    return this.guarded(node, () => calculateNumber(operator, left, right));
  }

  private valueOfCall(node: ExpressionOf<'call'>): Value {
    const [first, second] = node.args as readonly [Expression, Expression];
    switch (node.name) {
      case 'size': {
        const value = this.valueOf(first);
        return typeof value === 'string' ? [...value].length : (value as readonly Value[]).length;
      }
      case 'some':
        return this.listOf(first).some((item) => this.holds(second, item));
      case 'every':
        return this.listOf(first).every((item) => this.holds(second, item));
      case 'count':
        return this.listOf(first).filter((item) => this.holds(second, item)).length;
      case 'sum':
        return this.sum(node);
      case 'isSet':
        return this.valueOf(first) !== undefined;
      case 'days':
        return this.durationOf(node, first, 86_400_000);
      case 'hours':
        return this.durationOf(node, first, 3_600_000);
      case 'minutes':
        return this.durationOf(node, first, 60_000);
      case 'percent':
        if (this.typeOf(first)?.kind !== 'money') return (this.numberOf(first) * this.numberOf(second)) / 100;
        return this.withMoney(node, first, second, (base, rate) => percentOfMoney(base, rate as number));
      case 'money':
        return {
          amount: parseMinorUnits(this.textOf(first), this.textOf(second)) ?? 0n,
          currency: this.textOf(second),
        };
    }
  }

  private sum(node: ExpressionOf<'call'>): Value {
    const [list, arrow] = node.args as readonly [Expression, Expression | undefined];
    const items = this.listOf(list);
    const body = arrow?.kind === 'arrow' ? arrow : undefined;
    const added = body ? items.map((item) => this.inArrow(body, item).rawValueOf(body.body)) : items;
    if (this.typeOf(node)?.kind !== 'money')
      return (added as readonly number[]).reduce((one, other) => one + other, 0);
    return this.guarded(node, () => (added as readonly MoneyValue[]).reduce(addMoney, NO_MONEY));
  }

  private holds(arrow: Expression, item: Value): boolean {
    if (arrow.kind !== 'arrow') throw new Error('A test of an item must be an arrow.');
    const inside = this.inArrow(arrow, item);
    return inside.valueOf(arrow.body) === true;
  }

  private inArrow(arrow: ExpressionOf<'arrow'>, item: Value): Evaluation {
    return new Evaluation(this.checked, this.values, new Map([...this.items, [arrow.parameter, item]]));
  }

  private durationOf(node: Expression, count: Expression, unitMs: number): number {
    const units = this.valueOf(count) as number;
    return this.guarded(node, () => durationOf(units, unitMs));
  }

  private withMoney(
    node: Expression,
    money: Expression,
    other: Expression,
    calculate: (money: MoneyValue, other: Value) => MoneyValue,
  ): MoneyValue {
    const value = this.setValueOf(money) as MoneyValue;
    const operand = this.setValueOf(other);
    return this.guarded(node, () => calculate(value, operand));
  }

  private guarded<Outcome>(node: Expression, calculate: () => Outcome): Outcome {
    try {
      return calculate();
    } catch (error) {
      throw error instanceof CalculationStop ? new CalculationStop(error.code, node.range) : error;
    }
  }

  private stop(node: Expression, code: CalculationCode): never {
    throw new CalculationStop(code, node.range);
  }

  private setValueOf(node: Expression): Value {
    const value = this.valueOf(node);
    if (value === undefined) throw new Error('A value that must be set is missing.');
    return value;
  }

  private listOf(node: Expression): readonly Value[] {
    return this.setValueOf(node) as readonly Value[];
  }

  private numberOf(node: Expression): number {
    return this.rawValueOf(node) as number;
  }

  private textOf(node: Expression): string {
    return this.setValueOf(node) as string;
  }

  private typeOf(node: Expression): Type | undefined {
    return this.checked.types.get(node);
  }
}
