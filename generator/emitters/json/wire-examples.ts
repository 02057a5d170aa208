import { toIdentifier } from '#models/expression/identifier.ts';
import type { PrimitiveType } from '#models/metamodel/fields.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { exampleText } from '../../examples/example-values.ts';
import { fieldsWithin } from '../../facts/records.ts';
import type { HeardFieldPlan, HeardTypePlan } from '../../plan/fields.ts';
import { printKey, printString } from '../../printing/literals.ts';

/** The JSON of example values, which is all they can hold. */
export type Json = ExampleValues[string];

/**
 * Example values as they travel: by the keys of the fields, money as amount and currency. `fills` adds an example of its type
 * for every required field that was left out.
 */
export function toWire(
  fields: readonly HeardFieldPlan[],
  values: ExampleValues,
  fills = false,
): { readonly [key: string]: Json } {
  const given = new Map(Object.entries(values).map(([name, value]) => [toIdentifier(name), value] as const));
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = given.get(field.identifier);
      if (value !== undefined) return [[field.key, valueToWire(field, value, fills)]];
      return fills && !field.optional ? [[field.key, exampleOf(field)]] : [];
    }),
  );
}

function valueToWire(field: HeardFieldPlan, value: Json, fills: boolean): Json {
  if (field.list) {
    return Array.isArray(value) ? value.map((item) => oneToWire(field.type, item, fills)) : value;
  }
  return oneToWire(field.type, value, fills);
}

function oneToWire(type: HeardTypePlan, value: Json, fills: boolean): Json {
  const parts = fieldsWithin(type);
  if (parts !== undefined && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return toWire(parts, value, fills);
  }
  if (type.kind === 'primitive' && type.primitive === 'money' && typeof value === 'string') {
    const [amount = '', currency = ''] = value.split(' ');
    return { amount, currency };
  }
  return value;
}

function exampleOf({ type, list, words, bounds }: HeardFieldPlan): Json {
  if (list) return [];
  switch (type.kind) {
    case 'id':
      return `${type.id.kebab}-1`;
    case 'one-of':
      return type.options[0] ?? '';
    case 'value':
      return toWire(type.value.fields, {}, true);
    case 'entity':
      return toWire(type.entity.fields, {}, true);
    case 'in-place':
      return toWire(type.fields, {}, true);
    case 'primitive':
      return type.primitive === 'integer' || type.primitive === 'decimal'
        ? (bounds.min ?? 1)
        : (primitives[type.primitive] ?? exampleText(words, bounds));
  }
}

const primitives: Readonly<Partial<Record<PrimitiveType, Json>>> = {
  boolean: true,
  money: { amount: '10.00', currency: 'EUR' },
  date: '2026-01-01',
  time: '2026-01-01T00:00:00.000Z',
  duration: 'PT1H',
  email: 'someone@example.com',
  url: 'https://example.com/',
};

/** An example of every field, as the outbox of a context keeps its own events: money in minor units, durations in milliseconds. */
export function keptExamples(fields: readonly HeardFieldPlan[]): { readonly [key: string]: Json } {
  return Object.fromEntries(
    fields.filter(({ optional }) => !optional).map((field) => [field.key, keptExampleOf(field)]),
  );
}

function keptExampleOf(field: HeardFieldPlan): Json {
  const { type, list } = field;
  if (list) return [];
  const parts = fieldsWithin(type);
  if (parts !== undefined) return keptExamples(parts);
  if (type.kind === 'primitive' && type.primitive === 'money') return { amount: '1000', currency: 'EUR' };
  if (type.kind === 'primitive' && type.primitive === 'duration') return 3_600_000;
  return exampleOf(field);
}

/** JSON as TypeScript. */
export function printWireJson(json: Json): string {
  if (typeof json === 'string') return printString(json);
  if (Array.isArray(json)) return `[${json.map(printWireJson).join(', ')}]`;
  if (typeof json !== 'object' || json === null) return String(json);
  return `{ ${Object.entries(json)
    .map(([key, value]) => `${printKey(key)}: ${printWireJson(value as Json)}`)
    .join(', ')} }`;
}
