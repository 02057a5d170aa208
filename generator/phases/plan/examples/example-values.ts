import { parseDuration } from '#models/expression/duration.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { toKebab } from '../../../names/name-registry.ts';
import { inFile, inPackage } from '../../../names/places.ts';
import type { Code } from '../../../plan/expressions.ts';
import type { Bounds, FieldPlan, TypePlan } from '../../../plan/fields.ts';
import type { Name, Place } from '../../../plan/names.ts';
import { IDS_FILE } from '../../../printing/field-types.ts';
import { printKey, printString } from '../../../printing/literals.ts';
import { plainCode } from '../plan-code.ts';
import { isEndless } from '../recursion.ts';
import { findPatternExample } from './pattern-example.ts';

type Json = ExampleValues[string];

const exampleEmail = 'someone@example.com';
const exampleUrl = 'https://example.com/';

/** How example values become code. */
export interface ExampleSetting {
  readonly kernelPackage: string;
  /** What `{n}` in a text becomes: an expression, or undefined for the text "1". */
  readonly counter?: string | undefined;
}

/** `{ bookId: bookId('book-1') }` with the fields that have a value of their type. */
export function planGivenValues(
  setting: ExampleSetting,
  fields: readonly FieldPlan[],
  values: ExampleValues,
): Code {
  const given = new Map(Object.entries(values).map(([name, value]) => [toIdentifier(name), value] as const));
  const properties = fields.flatMap((field) => {
    const value = given.get(field.identifier);
    const code = value === undefined ? undefined : planValue(setting, field, value);
    return code === undefined ? [] : [{ key: field.key, code }];
  });
  return planObject(properties);
}

/** `{ ... }` with an example for every required field. */
export function planExample(setting: ExampleSetting, fields: readonly FieldPlan[]): Code {
  return planObject(
    fields
      .filter(({ optional }) => !optional)
      .map((field) => ({ key: field.key, code: exampleOf(setting, field) })),
  );
}

/** The fields of `values` by which an expectation can be whole. */
export function coversAll(fields: readonly FieldPlan[], values: ExampleValues): boolean {
  const given = new Set(Object.keys(values).map(toIdentifier));
  return fields.every((field) => field.optional || given.has(field.identifier));
}

function planObject(properties: readonly { readonly key: string; readonly code: Code }[]): Code {
  return {
    code: `{ ${properties.map(({ key, code }) => `${printKey(key)}: ${code.code}`).join(', ')} }`,
    uses: properties.flatMap(({ code }) => code.uses),
    variables: properties.flatMap(({ code }) => code.variables),
  };
}

/** Undefined when the value is not of the field's type. */
function planValue(setting: ExampleSetting, field: FieldPlan, value: Json): Code | undefined {
  if (!field.list) {
    return planOne(setting, field.type, value);
  }
  if (!Array.isArray(value)) {
    return undefined;
  }
  const items = value.map((item) => planOne(setting, field.type, item));
  const known = items.filter((item) => item !== undefined);
  return known.length < items.length ? undefined : planList(known);
}

function planList(items: readonly Code[]): Code {
  return {
    code: `[${items.map(({ code }) => code).join(', ')}]`,
    uses: items.flatMap(({ uses }) => uses),
    variables: items.flatMap(({ variables }) => variables),
  };
}

function planOne(setting: ExampleSetting, type: TypePlan, value: Json): Code | undefined {
  switch (type.kind) {
    case 'id':
      return typeof value === 'string' ? planId(type.id.camel, printText(setting, value)) : undefined;
    case 'one-of':
      return typeof value === 'string' && type.options.includes(value)
        ? plainCode(printString(value))
        : undefined;
    case 'value':
      return planRecord(setting, type.value.fields, value);
    case 'entity':
      return planRecord(setting, type.entity.fields, value);
    case 'primitive':
      return planPrimitive(setting, type.primitive, value);
  }
}

function planRecord(setting: ExampleSetting, fields: readonly FieldPlan[], value: Json): Code | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const given = new Map(Object.entries(value).map(([name, each]) => [toIdentifier(name), each] as const));
  const properties = fields.flatMap((field) => {
    const own = given.get(field.identifier);
    const code = own === undefined ? undefined : planValue(setting, field, own);
    const filled = code ?? (field.optional ? undefined : exampleOf(setting, field));
    return filled === undefined ? [] : [{ key: field.key, code: filled }];
  });
  return planObject(properties);
}

type Primitive = Extract<TypePlan, { kind: 'primitive' }>['primitive'];

function planPrimitive(setting: ExampleSetting, primitive: Primitive, value: Json): Code | undefined {
  switch (primitive) {
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? plainCode(String(value)) : undefined;
    case 'decimal':
      return typeof value === 'number' ? plainCode(String(value)) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? plainCode(String(value)) : undefined;
    case 'money':
      return typeof value === 'string' ? planMoney(setting, value) : undefined;
    case 'duration':
      return typeof value === 'string' ? planDuration(value) : undefined;
    case 'time':
      return typeof value === 'string' ? plainCode(printString(toTime(value))) : undefined;
    default:
      return typeof value === 'string' ? plainCode(printText(setting, value)) : undefined;
  }
}

function planMoney({ kernelPackage }: ExampleSetting, value: string): Code | undefined {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? [];
  return amount === undefined || currency === undefined
    ? undefined
    : { code: `money('${amount}', '${currency}')`, uses: [inPackage(kernelPackage, 'money')], variables: [] };
}

function planDuration(value: string): Code | undefined {
  const durationMs = parseDuration(value);
  return durationMs === undefined ? undefined : plainCode(String(durationMs));
}

/** Times are compared as text: all of them are UTC with milliseconds. */
function toTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}

/** A text with its counter, if it has one: a template literal that holds nothing else. */
function printText({ counter }: ExampleSetting, text: string): string {
  if (!text.includes('{n}')) {
    return printString(text);
  }
  if (counter === undefined) {
    return printString(text.replaceAll('{n}', '1'));
  }
  const parts = text.split('{n}').map((part) =>
    printString(part)
      .slice(1, -1)
      .replaceAll("\\'", "'")
      .replace(/`|\$\{/g, '\\$&'),
  );
  return `\`${parts.join(`\${${counter}}`)}\``;
}

function planId(maker: string, text: string): Code {
  const place: Place = inFile(IDS_FILE, maker);
  return { code: `${maker}(${text})`, uses: [place], variables: [] };
}

/** The text of the id in every example: "cart-1". */
export function exampleIdText({ camel }: Name): string {
  return `${toKebab(camel).replace(/-id$/, '')}-1`;
}

/** A plausible value of the field's type, within its bounds where that can be known. */
function exampleOf(setting: ExampleSetting, field: FieldPlan): Code {
  // What never ends has no example; the tests that would need it are marked todo.
  return field.list || isEndless(field.type) ? plainCode('[]') : exampleOfType(setting, field.type, field);
}

function exampleOfType(setting: ExampleSetting, type: TypePlan, { words, bounds }: FieldPlan): Code {
  switch (type.kind) {
    case 'id':
      return planId(type.id.camel, printString(exampleIdText(type.id)));
    case 'one-of':
      return plainCode(type.options[0] === undefined ? "'' as never" : printString(type.options[0]));
    case 'value':
      return planExample(setting, type.value.fields);
    case 'entity':
      return planExample(setting, type.entity.fields);
    case 'primitive':
      return examplePrimitive(setting, type.primitive, words, bounds);
  }
}

function examplePrimitive(
  { kernelPackage }: ExampleSetting,
  primitive: Primitive,
  words: string,
  bounds: Bounds,
): Code {
  switch (primitive) {
    case 'text':
      return plainCode(printString(exampleText(words, bounds)));
    case 'integer':
    case 'decimal':
      return plainCode(String(clamp(1, bounds)));
    case 'boolean':
      return plainCode('true');
    case 'money':
      return { code: "money('10.00', 'EUR')", uses: [inPackage(kernelPackage, 'money')], variables: [] };
    case 'date':
      return plainCode("'2026-01-01'");
    case 'time':
      return plainCode("'2026-01-01T00:00:00.000Z'");
    case 'duration':
      return plainCode('86_400_000');
    case 'email':
      return plainCode(printString(exampleEmail));
    case 'url':
      return plainCode(printString(exampleUrl));
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
