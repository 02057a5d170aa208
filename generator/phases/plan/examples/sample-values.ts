import { parseMinorUnits, printMinorUnits } from '#models/expression/currency.ts';
import { parseDuration } from '#models/expression/duration.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import { isMoneyValue, type MoneyValue, ownValue, type Value } from '#models/expression/values.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import type { FieldPlan, TypePlan } from '../../../plan/fields.ts';
import { printKey, printString } from '../../../printing/literals.ts';
import { holdsItself, isEndless } from '../recursion.ts';
import { exampleIdText } from './example-values.ts';

/** A record of values by the identifiers of its fields. */
export type SampleRecord = { readonly [identifier: string]: Value | undefined };

// A record is printed under the keys of the fields it was made for, wherever an expression takes it.
const keysOfRecord = new WeakMap<object, ReadonlyMap<string, string>>();

/** Remembers under which keys a record is printed. */
export function sampleRecord(
  fields: readonly Pick<FieldPlan, 'identifier' | 'key'>[],
  values: SampleRecord,
): SampleRecord {
  const record = { ...values };
  keysOfRecord.set(record, new Map(fields.map(({ identifier, key }) => [identifier, key])));
  return record;
}

/** An example of every required field, and of the others too where `whole` is asked for. Undefined when a value would never end. */
export function sampleFields(
  fields: readonly FieldPlan[],
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
export function sampleField(field: FieldPlan): Value | undefined {
  if (field.list && holdsItself(field.type)) return [];
  if (isEndless(field.type)) return undefined;
  const one = sampleType(field.type, field);
  return one === undefined ? undefined : field.list ? [one] : one;
}

function sampleType(type: TypePlan, { words, bounds }: FieldPlan): Value | undefined {
  switch (type.kind) {
    case 'id':
      return exampleIdText(type.id);
    case 'one-of':
      return type.options[0];
    case 'value':
      return sampleFields(type.value.fields);
    case 'entity':
      return sampleFields(type.entity.fields);
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
function readSample({ type, list }: FieldPlan, json: unknown): Value | undefined {
  if (list || type.kind === 'value' || type.kind === 'entity') return undefined;
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

/** How values are written: as the domain holds them, as they travel between contexts, or as an outbox keeps events. */
export type SampleForm = 'domain' | 'published' | 'kept';

/** A record of fields in the form in which it stands in messages, states and answers. */
export function printSampleFields(
  fields: readonly FieldPlan[],
  values: SampleRecord,
  form: SampleForm,
): string {
  const properties = fields.flatMap((field) => {
    const value = ownValue(values, field.identifier);
    return value === undefined ? [] : [`${printKey(field.key)}: ${printField(field, value, form)}`];
  });
  return `{ ${properties.join(', ')} }`;
}

function printField({ type, list }: FieldPlan, value: Value, form: SampleForm): string {
  if (list && isList(value)) return `[${value.map((item) => printType(type, item, form)).join(', ')}]`;
  return printType(type, value, form);
}

function printType(type: TypePlan, value: Value, form: SampleForm): string {
  if (isMoneyValue(value)) return printMoney(value, form);
  const record = type.kind === 'value' ? type.value : type.kind === 'entity' ? type.entity : undefined;
  if (record !== undefined) return printSampleFields(record.fields, value as SampleRecord, form);
  if (type.kind === 'primitive' && type.primitive === 'duration' && form === 'published') {
    return printString(`PT${Number(value) / 1_000}S`);
  }
  return printPlain(value);
}

/** A value of an expression as the domain holds it; undefined for a record that nobody knows the keys of. */
export function printSample(value: Value): string | undefined {
  if (isMoneyValue(value)) return printMoney(value, 'domain');
  if (isList(value)) {
    const items = value.map(printSample);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  return typeof value === 'object' ? printSampleRecord(value) : printPlain(value);
}

export function printSampleRecord(record: SampleRecord): string | undefined {
  const keys = keysOfRecord.get(record);
  const properties = Object.entries(record).flatMap(([identifier, value]) =>
    value === undefined ? [] : [{ key: keys?.get(identifier), code: printSample(value) }],
  );
  if (properties.some(({ key, code }) => key === undefined || code === undefined)) return undefined;
  return `{ ${properties.map(({ key = '', code }) => `${printKey(key)}: ${code}`).join(', ')} }`;
}

function printMoney({ amount, currency }: MoneyValue, form: SampleForm): string {
  const code = printString(currency);
  if (form === 'domain') return `{ amount: ${amount}n, currency: ${code} }`;
  const text = form === 'kept' ? String(amount) : printMinorUnits(amount, currency);
  return `{ amount: ${printString(text)}, currency: ${code} }`;
}

function printPlain(value: Value): string {
  if (typeof value === 'string') return printString(value);
  return Object.is(value, -0) ? '-0' : String(value);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
