import { parseMinorUnits, printMinorUnits } from '#models/expression/currency.ts';
import { inFile, inPackage } from '../names/places.ts';
import type { ExampleRecord, ExampleText, ExampleValue } from '../plan/examples.ts';
import type { Name } from '../plan/names.ts';
import type { Emission } from './emission.ts';
import { IDS_FILE } from './field-types.ts';
import { printKey, printString } from './literals.ts';
import type { Source } from './source.ts';

/** Where values without functions stand: in the domain, in a published message, or in the outbox of a context. */
export type ExampleForm = 'domain' | 'published' | 'kept';

/** An example in one of the plain forms. */
export function printPlainExample(value: ExampleValue, form: ExampleForm): string {
  switch (value.kind) {
    case 'money':
      return printPlainMoney(value, form);
    case 'duration':
      return form === 'published' ? printString(`PT${value.durationMs / 1_000}S`) : String(value.durationMs);
    default:
      return printWith(
        (inside) => printPlainExample(inside, form),
        value,
        (_id, text) => text,
      );
  }
}

/** An example as tests of the domain make it: `{ bookId: bookId('book-1'), price: money('10.00', 'EUR') }`. */
export function printExample(
  emission: Pick<Emission, 'project'>,
  source: Source,
  value: ExampleValue,
): string {
  const kernelFunction = (symbol: string) => source.value(inPackage(emission.project.kernelPackage, symbol));
  const print = (each: ExampleValue): string => {
    switch (each.kind) {
      case 'money':
        return `${kernelFunction('money')}(${printString(toDecimal(each))}, ${printString(each.currency)})`;
      case 'duration':
        return printGrouped(each.durationMs);
      default:
        return printWith(print, each, (id, text) => `${source.value(inFile(IDS_FILE, id.camel))}(${text})`);
    }
  };
  return print(value);
}

/** The properties of an example, without the braces around them. */
export function printExampleProperties(
  emission: Pick<Emission, 'project'>,
  source: Source,
  { properties }: ExampleRecord,
): readonly string[] {
  return properties.map(({ key, value }) => `${printKey(key)}: ${printExample(emission, source, value)}`);
}

/** Does the number of the repetition stand anywhere in it? */
export function countsRepetitions(value: ExampleValue): boolean {
  switch (value.kind) {
    case 'text':
    case 'id':
      return value.text.length > 1;
    case 'list':
      return value.items.some(countsRepetitions);
    case 'record':
      return value.properties.some((property) => countsRepetitions(property.value));
    default:
      return false;
  }
}

type PlainValue = Exclude<ExampleValue, { readonly kind: 'money' | 'duration' }>;

function printWith(
  print: (value: ExampleValue) => string,
  value: PlainValue,
  toId: (id: Name, text: string) => string,
): string {
  switch (value.kind) {
    case 'text':
      return printText(value.text);
    case 'number':
      return Object.is(value.value, -0) ? '-0' : String(value.value);
    case 'boolean':
      return String(value.value);
    case 'id':
      return toId(value.id, printText(value.text));
    case 'list':
      return `[${value.items.map(print).join(', ')}]`;
    case 'record':
      return `{ ${value.properties.map((each) => `${printKey(each.key)}: ${print(each.value)}`).join(', ')} }`;
    case 'none':
      return "'' as never";
  }
}

/** A text with its counter, if it has one: a template literal that holds nothing else. */
function printText(parts: ExampleText): string {
  if (parts.length === 1) return printString(parts.join());
  const printed = parts.map((part) =>
    printString(part)
      .slice(1, -1)
      .replaceAll("\\'", "'")
      .replace(/`|\$\{/g, '\\$&'),
  );
  return `\`${printed.join(`\${${COUNTER}}`)}\``;
}

/** What counts repetitions in the code around an example. */
const COUNTER = 'index + 1';

type Money = Extract<ExampleValue, { kind: 'money' }>;

function toDecimal({ amount, currency }: Money): string {
  return typeof amount === 'string' ? amount : printMinorUnits(amount, currency);
}

function printPlainMoney(money: Money, form: ExampleForm): string {
  const { amount, currency } = money;
  const code = printString(currency);
  if (form === 'published') return `{ amount: ${printString(toDecimal(money))}, currency: ${code} }`;
  const minorUnits = typeof amount === 'string' ? parseMinorUnits(amount, currency) : amount;
  return form === 'domain'
    ? `{ amount: ${minorUnits}n, currency: ${code} }`
    : `{ amount: ${printString(String(minorUnits))}, currency: ${code} }`;
}

/** 86400000 -> "86_400_000". */
function printGrouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, '_');
}
