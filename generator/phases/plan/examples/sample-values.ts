import { parseMinorUnits } from '#models/expression/currency.ts';
import { parseDuration } from '#models/expression/duration.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import { isMoneyValue, ownValue, type Value } from '#models/expression/values.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { exampleIdText } from '../../../examples/example-values.ts';
import { fieldsWithin } from '../../../facts/records.ts';
import { holdsItself, isEndless } from '../../../facts/recursion.ts';
import type { ExampleRecord, ExampleValue } from '../../../plan/examples.ts';
import type { HeardFieldPlan, HeardTypePlan } from '../../../plan/fields.ts';

/** A record of values by the identifiers of its fields. */
export type SampleRecord = { readonly [identifier: string]: Value | undefined };

// A record has the keys of the fields it was made for, wherever an expression takes it.
const keysOfRecord = new WeakMap<object, ReadonlyMap<string, string>>();

/** Remembers which keys the fields of a record have. */
export function sampleRecord(
  fields: readonly Pick<HeardFieldPlan, 'identifier' | 'key'>[],
  values: SampleRecord,
): SampleRecord {
  const record = { ...values };
  keysOfRecord.set(record, new Map(fields.map(({ identifier, key }) => [identifier, key])));
  return record;
}

/** An example of every required field, and of the others too where `whole` is asked for. Undefined when a value would never end. */
export function sampleFields(
  fields: readonly HeardFieldPlan[],
  given: ExampleValues = {},
  whole = false,
): SampleRecord | undefined {
  const said = new Map(Object.entries(given).map(([name, value]) => [toIdentifier(name), value] as const));
  const values: Record<string, Value | undefined> = {};
  for (const field of fields) {
    const json = said.get(field.identifier);
    const value = json === undefined ? undefined : readSample(field, json);
    if (value !== undefined) values[field.identifier] = value;
    else if (whole || !field.optional) {
      const sample = sampleField(field);
      if (sample === undefined) return undefined;
      values[field.identifier] = sample;
    }
  }
  return sampleRecord(fields, values);
}

/** One example of the field's type: of a list one item. Undefined when it would never end. */
export function sampleField(field: HeardFieldPlan): Value | undefined {
  if (field.list && holdsItself(field.type)) return [];
  if (isEndless(field.type)) return undefined;
  const one = sampleType(field.type, field);
  return one === undefined ? undefined : field.list ? [one] : one;
}

function sampleType(type: HeardTypePlan, { words, bounds }: HeardFieldPlan): Value | undefined {
  switch (type.kind) {
    case 'id':
      return exampleIdText(type.id);
    case 'one-of':
      return type.options[0];
    case 'value':
      return sampleFields(type.value.fields);
    case 'entity':
      return sampleFields(type.entity.fields);
    case 'in-place':
      return sampleFields(type.fields);
    case 'primitive':
      switch (type.primitive) {
        case 'integer':
        case 'decimal':
          return bounds.min ?? 1;
        case 'boolean':
          return true;
        case 'money':
          return { amount: 1_000n, currency: 'EUR' };
        case 'date':
          return '2026-01-01';
        case 'time':
          return '2026-01-01T00:00:00.000Z';
        case 'duration':
          return 86_400_000;
        case 'email':
          return 'someone@example.com';
        case 'url':
          return 'https://example.com/';
        case 'text':
          return words;
      }
  }
}

/** A value that the team has written; undefined for what is not plain enough to be read here. */
function readSample({ type, list }: HeardFieldPlan, json: unknown): Value | undefined {
  if (list || fieldsWithin(type) !== undefined) return undefined;
  const primitive = type.kind === 'primitive' ? type.primitive : 'text';
  if (primitive === 'integer' || primitive === 'decimal') return typeof json === 'number' ? json : undefined;
  if (primitive === 'boolean') return typeof json === 'boolean' ? json : undefined;
  if (typeof json !== 'string') return undefined;
  if (primitive === 'money') {
    const [amount = '', currency = ''] = json.split(' ');
    const minorUnits = parseMinorUnits(amount, currency);
    return minorUnits === undefined ? undefined : { amount: minorUnits, currency };
  }
  return primitive === 'duration' ? parseDuration(json) : json.replaceAll('{n}', '1');
}

/** A record of fields as an example, in the order of the fields. */
export function exampleOfSample(fields: readonly HeardFieldPlan[], values: SampleRecord): ExampleRecord {
  const properties = fields.flatMap((field) => {
    const value = ownValue(values, field.identifier);
    return value === undefined ? [] : [{ key: field.key, value: exampleOfField(field, value) }];
  });
  return { kind: 'record', properties };
}

function exampleOfField({ type, list }: HeardFieldPlan, value: Value): ExampleValue {
  return list && isList(value)
    ? { kind: 'list', items: value.map((item) => exampleOfType(type, item)) }
    : exampleOfType(type, value);
}

function exampleOfType(type: HeardTypePlan, value: Value): ExampleValue {
  const parts = fieldsWithin(type);
  if (parts !== undefined && !isMoneyValue(value)) {
    return exampleOfSample(parts, value as SampleRecord);
  }
  const isDuration = type.kind === 'primitive' && type.primitive === 'duration';
  return isDuration ? { kind: 'duration', durationMs: Number(value) } : exampleOfPlain(value);
}

/** What an expression gave as an example; undefined for a record that nobody knows the keys of. */
export function exampleOfRecord(record: SampleRecord): ExampleRecord | undefined {
  const keys = keysOfRecord.get(record);
  const properties = Object.entries(record).flatMap(([identifier, value]) =>
    value === undefined ? [] : [{ key: keys?.get(identifier), value: exampleOfValue(value) }],
  );
  const known = properties.flatMap(({ key, value }) =>
    key === undefined || value === undefined ? [] : [{ key, value }],
  );
  return known.length < properties.length ? undefined : { kind: 'record', properties: known };
}

function exampleOfValue(value: Value): ExampleValue | undefined {
  if (isList(value)) {
    const items = value.map(exampleOfValue);
    const known = items.filter((item) => item !== undefined);
    return known.length < items.length ? undefined : { kind: 'list', items: known };
  }
  return typeof value === 'object' && !isMoneyValue(value) ? exampleOfRecord(value) : exampleOfPlain(value);
}

function exampleOfPlain(value: Value): ExampleValue {
  if (isMoneyValue(value)) return { kind: 'money', ...value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', text: [String(value)] };
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
