import type { FieldPlan, TypePlan } from '#generator/plan/fields.ts';
import { printMinorUnits } from '#models/expression/currency.ts';
import { isMoneyValue, ownValue, type Value } from '#models/expression/values.ts';
import type { Values } from '#models/interpreter/situation.ts';

/** The fields of the interpreter as generated code sends and shows them. What is not set is left out. */
export function toWire(fields: readonly FieldPlan[], values: Values): Record<string, unknown> {
  return convert(fields, values, wireOf);
}

/** The same as generated code keeps them: other names, the same values. */
export function toDomain(fields: readonly FieldPlan[], values: Values): Record<string, unknown> {
  return convert(fields, values, (value) => value);
}

function convert(
  fields: readonly FieldPlan[],
  values: Values,
  plain: (value: Value, type: TypePlan) => unknown,
): Record<string, unknown> {
  const one = (value: Value, type: TypePlan): unknown => {
    if (type.kind === 'value') return convert(type.value.fields, value as Values, plain);
    if (type.kind === 'entity') return convert(type.entity.fields, value as Values, plain);
    return plain(value, type);
  };
  const converted = fields.flatMap(({ identifier, key, list, type }) => {
    const value = ownValue(values, identifier);
    if (value === undefined) return [];
    return [[key, list ? (value as readonly Value[]).map((item) => one(item, type)) : one(value, type)]];
  });
  return Object.fromEntries(converted);
}

/** Money as texts, durations in ISO 8601; everything else as it is. */
export function wireOf(value: Value, type: TypePlan): unknown {
  if (isMoneyValue(value)) {
    return { amount: printMinorUnits(value.amount, value.currency), currency: value.currency };
  }
  const isDuration = type.kind === 'primitive' && type.primitive === 'duration';
  return isDuration ? `${Number(value) < 0 ? '-' : ''}PT${Math.abs(Number(value)) / 1_000}S` : value;
}
