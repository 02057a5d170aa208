import type { CheckedExpression } from '#models/expression/checked-expression.ts';
import { evaluateExpression } from '#models/expression/evaluate-expression.ts';
import type { Value } from '#models/expression/values.ts';
import type { ModelExpression } from '#models/readings/model-expression.ts';
import type { ValueReading, ValueReadings } from '#models/readings/read-policies.ts';
import { fieldsWithin } from '../../../facts/records.ts';
import type { FieldPlan } from '../../../plan/fields.ts';
import { type SampleRecord, sampleRecord } from './sample-values.ts';

/** Undefined also where the calculation has no answer: that is nothing to make an example of. */
export function evaluate(checked: CheckedExpression, names: SampleRecord): Value | undefined {
  const result = evaluateExpression(checked, names);
  return result.ok ? result.value : undefined;
}

/** Undefined where one of the values has none. */
export function valuesOf(
  readings: ValueReadings,
  fields: readonly FieldPlan[],
  names: SampleRecord,
): SampleRecord | undefined {
  const values: Record<string, Value | undefined> = {};
  for (const field of fields) {
    const reading = readings.get(field.identifier);
    if (reading === undefined) continue;
    const value = evaluated(reading, field, names);
    if (value === undefined && !isOptional(reading)) return undefined;
    values[field.identifier] = value;
  }
  return sampleRecord(fields, values);
}

function isOptional(reading: ValueReading): boolean {
  return reading.kind === 'expression' && reading.expression.checked?.type.kind === 'optional';
}

function evaluated(reading: ValueReading, { type }: FieldPlan, names: SampleRecord): Value | undefined {
  if (reading.kind === 'expression') {
    const { checked } = reading.expression;
    return checked && evaluate(checked, names);
  }
  const parts = fieldsWithin(type) ?? [];
  const made = new Map([...reading.values].map(([identifier, each]) => [identifier, toReading(each)]));
  if (reading.each === undefined) return valuesOf(made, parts, names);
  const items = listOf(reading.each.checked, names)?.map((item) => valuesOf(made, parts, { ...names, item }));
  return items?.every((item) => item !== undefined) ? items : undefined;
}

function toReading(expression: ModelExpression): ValueReading {
  return { kind: 'expression', expression };
}

export function listOf(
  checked: CheckedExpression | undefined,
  names: SampleRecord,
): readonly Value[] | undefined {
  const value = checked && evaluate(checked, names);
  return Array.isArray(value) ? value : undefined;
}
