import { parseDuration } from '#models/expression/duration.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { isEndless } from '../facts/recursion.ts';
import { toKebab } from '../names/name-registry.ts';
import type { ExampleRecord, ExampleText, ExampleValue } from '../plan/examples.ts';
import type { Bounds, FieldPlan, TypePlan } from '../plan/fields.ts';
import type { Name } from '../plan/names.ts';
import { findPatternExample } from './pattern-example.ts';

type Json = ExampleValues[string];

const exampleEmail = 'someone@example.com';
const exampleUrl = 'https://example.com/';

/** What `{n}` in a text becomes: the number of the repetition, or "1" where nothing is repeated. */
type Repetition = 'once' | 'repeated';

/** The fields that have a value of their type. */
export function toExample(
  fields: readonly FieldPlan[],
  values: ExampleValues,
  repetition: Repetition = 'once',
): ExampleRecord {
  const given = new Map(Object.entries(values).map(([name, value]) => [toIdentifier(name), value] as const));
  return recordOf(fields, (field) => {
    const value = given.get(field.identifier);
    return value === undefined ? undefined : findValue(repetition, field, value);
  });
}

/** An example of every required field. */
export function exampleOfFields(fields: readonly FieldPlan[]): ExampleRecord {
  return recordOf(fields, (field) => (field.optional ? undefined : exampleOf(field)));
}

/** The fields of `values` by which an expectation can be whole. */
export function coversAll(fields: readonly FieldPlan[], values: ExampleValues): boolean {
  const given = new Set(Object.keys(values).map(toIdentifier));
  return fields.every((field) => field.optional || given.has(field.identifier));
}

function recordOf(
  fields: readonly FieldPlan[],
  toValue: (field: FieldPlan) => ExampleValue | undefined,
): ExampleRecord {
  const properties = fields.flatMap((field) => {
    const value = toValue(field);
    return value === undefined ? [] : [{ key: field.key, value }];
  });
  return { kind: 'record', properties };
}

/** Undefined when the value is not of the field's type. */
function findValue(repetition: Repetition, field: FieldPlan, value: Json): ExampleValue | undefined {
  if (!field.list) return findOne(repetition, field.type, value);
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item) => findOne(repetition, field.type, item));
  const known = items.filter((item) => item !== undefined);
  return known.length < items.length ? undefined : { kind: 'list', items: known };
}

function findOne(repetition: Repetition, type: TypePlan, value: Json): ExampleValue | undefined {
  switch (type.kind) {
    case 'id':
      return typeof value === 'string'
        ? { kind: 'id', id: type.id, text: toText(repetition, value) }
        : undefined;
    case 'one-of':
      return typeof value === 'string' && type.options.includes(value) ? textOf(value) : undefined;
    case 'value':
      return findRecord(repetition, type.value.fields, value);
    case 'entity':
      return findRecord(repetition, type.entity.fields, value);
    case 'primitive':
      return findPrimitive(repetition, type.primitive, value);
  }
}

function findRecord(
  repetition: Repetition,
  fields: readonly FieldPlan[],
  value: Json,
): ExampleRecord | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = new Map(Object.entries(value).map(([name, each]) => [toIdentifier(name), each] as const));
  return recordOf(fields, (field) => {
    const own = given.get(field.identifier);
    const found = own === undefined ? undefined : findValue(repetition, field, own);
    return found ?? (field.optional ? undefined : exampleOf(field));
  });
}

type Primitive = Extract<TypePlan, { kind: 'primitive' }>['primitive'];

function findPrimitive(repetition: Repetition, primitive: Primitive, value: Json): ExampleValue | undefined {
  switch (primitive) {
    case 'integer':
      return Number.isSafeInteger(value) ? { kind: 'number', value: Number(value) } : undefined;
    case 'decimal':
      return typeof value === 'number' ? { kind: 'number', value } : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? { kind: 'boolean', value } : undefined;
    case 'money':
      return typeof value === 'string' ? findMoney(value) : undefined;
    case 'duration':
      return typeof value === 'string' ? findDuration(value) : undefined;
    case 'time':
      return typeof value === 'string' ? textOf(toTime(value)) : undefined;
    default:
      return typeof value === 'string' ? { kind: 'text', text: toText(repetition, value) } : undefined;
  }
}

function findMoney(value: string): ExampleValue | undefined {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? [];
  return amount === undefined || currency === undefined ? undefined : { kind: 'money', amount, currency };
}

function findDuration(value: string): ExampleValue | undefined {
  const durationMs = parseDuration(value);
  return durationMs === undefined ? undefined : { kind: 'number', value: durationMs };
}

/** Times are compared as text: all of them are UTC with milliseconds. */
function toTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}

function toText(repetition: Repetition, text: string): ExampleText {
  return repetition === 'repeated' ? text.split('{n}') : [text.replaceAll('{n}', '1')];
}

function textOf(text: string): ExampleValue {
  return { kind: 'text', text: [text] };
}

/** The text of the id in every example: "cart-1". */
export function exampleIdText({ camel }: Name): string {
  return `${toKebab(camel).replace(/-id$/, '')}-1`;
}

/** A plausible value of the field's type, within its bounds where that can be known. */
function exampleOf(field: FieldPlan): ExampleValue {
  // What never ends has no example; the tests that would need it are marked todo.
  return field.list || isEndless(field.type) ? { kind: 'list', items: [] } : exampleOfType(field.type, field);
}

function exampleOfType(type: TypePlan, { words, bounds }: FieldPlan): ExampleValue {
  switch (type.kind) {
    case 'id':
      return { kind: 'id', id: type.id, text: [exampleIdText(type.id)] };
    case 'one-of':
      return type.options[0] === undefined ? { kind: 'none' } : textOf(type.options[0]);
    case 'value':
      return exampleOfFields(type.value.fields);
    case 'entity':
      return exampleOfFields(type.entity.fields);
    case 'primitive':
      return examplePrimitive(type.primitive, words, bounds);
  }
}

function examplePrimitive(primitive: Primitive, words: string, bounds: Bounds): ExampleValue {
  switch (primitive) {
    case 'text':
      return textOf(exampleText(words, bounds));
    case 'integer':
    case 'decimal':
      return { kind: 'number', value: clamp(1, bounds) };
    case 'boolean':
      return { kind: 'boolean', value: true };
    case 'money':
      return { kind: 'money', amount: '10.00', currency: 'EUR' };
    case 'date':
      return textOf('2026-01-01');
    case 'time':
      return textOf('2026-01-01T00:00:00.000Z');
    case 'duration':
      return { kind: 'duration', durationMs: 86_400_000 };
    case 'email':
      return textOf(exampleEmail);
    case 'url':
      return textOf(exampleUrl);
  }
}

function clamp(value: number, { min, max }: Bounds): number {
  return Math.min(Math.max(value, min ?? value), max ?? Number.POSITIVE_INFINITY);
}

/** Can an example of these fields keep every bound? Without one nothing that needs a sound value can be tried. */
export function haveSoundExamples(fields: readonly FieldPlan[]): boolean {
  return fields.every(({ list, optional, type, words, bounds }) => {
    if (list || optional || isEndless(type)) return true;
    switch (type.kind) {
      case 'value':
        return haveSoundExamples(type.value.fields);
      case 'entity':
        return haveSoundExamples(type.entity.fields);
      case 'primitive':
        return isWithin(exampleOfText(type.primitive, words, bounds), bounds);
      default:
        return true;
    }
  });
}

/** Undefined for what is no text. */
function exampleOfText(primitive: Primitive, words: string, bounds: Bounds): string | undefined {
  switch (primitive) {
    case 'text':
      return exampleText(words, bounds);
    case 'email':
      return exampleEmail;
    case 'url':
      return exampleUrl;
    default:
      return undefined;
  }
}

function isWithin(text: string | undefined, { minLength = 0, maxLength, pattern }: Bounds): boolean {
  if (text === undefined) return true;
  const length = [...text].length;
  return (
    length >= minLength &&
    length <= (maxLength ?? length) &&
    (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text))
  );
}

/** A text within the bounds, in the words of the field where they fit. */
export function exampleText(words: string, bounds: Bounds): string {
  const { minLength = 0, maxLength, pattern } = bounds;
  const fits = (text: string) => isWithin(text, bounds);
  const plain = words === '' ? 'Text' : words;
  const padded = plain.padEnd(minLength, '.').slice(0, maxLength);
  const usual = [plain, padded].find(fits);
  return usual ?? (pattern && findPatternExample(pattern, minLength, fits)) ?? padded;
}
