import { capitalize } from '#models/words/capitalize.ts';
import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { FieldPlan, TypePlan } from '../../plan/fields.ts';
import type { Place } from '../../plan/names.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printDoc, printKey, printString } from '../../printing/literals.ts';
import { withArticle } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';

const path = 'test/examples.ts';

/** Where the example of one aggregate stands. */
export function examplePlaceOf({ name }: AggregatePlan): Place {
  return inFile(path, `example${name.pascal}`);
}

/** Has the aggregate any state at all? A field whose options nobody has named yet can have no value. */
export function hasExample({ fields }: Pick<AggregatePlan, 'fields'>): boolean {
  return fields.every((field) => field.optional || field.list || isPossible(field.type, []));
}

function isPossible(type: TypePlan, inside: readonly unknown[]): boolean {
  switch (type.kind) {
    case 'one-of':
      return type.options.length > 0;
    case 'value':
      return arePossible(type.value, type.value.fields, inside);
    case 'entity':
      return arePossible(type.entity, type.entity.fields, inside);
    default:
      return true;
  }
}

function arePossible(record: object, fields: readonly FieldPlan[], inside: readonly unknown[]): boolean {
  return (
    !inside.includes(record) &&
    fields.every((field) => field.optional || field.list || isPossible(field.type, [...inside, record]))
  );
}

/** `test/examples.ts`: a whole state of every aggregate, to save and find again. */
export function emitTestExamples(emission: Emission): readonly GeneratedFile[] {
  const aggregates = emission.context.aggregates.filter(hasExample);
  if (aggregates.length === 0) {
    return [];
  }
  const source = createSource(path);
  for (const aggregate of aggregates) {
    const { name, lifecycle, idName } = aggregate;
    const status = lifecycle && `status: ${printString(lifecycle.initial)},`;
    const state = source.type(placesOf(aggregate).state);
    source.add(
      `${printDoc(`${capitalize(withArticle(name.words))} with all required fields.`)}export function ${examplePlaceOf(aggregate).symbol}(id: ${source.type(inFile(IDS_FILE, idName.pascal))}): ${state} {
        return { id, ${status ?? ''} ${printExampleFields(emission, source, aggregate.fields)} };
      }`,
    );
  }
  return [toFile(emission, path, source)];
}

function printExampleFields(emission: Emission, source: Source, fields: readonly FieldPlan[]): string {
  return fields
    .filter(({ optional }) => !optional)
    .map(({ key, type, list }) => `${printKey(key)}: ${printExample(emission, source, type, list)},`)
    .join(' ');
}

function printExample(emission: Emission, source: Source, type: TypePlan, list: boolean): string {
  if (list) {
    return isPossible(type, []) ? `[${printOne(emission, source, type)}]` : '[]';
  }
  return printOne(emission, source, type);
}

function printOne(emission: Emission, source: Source, type: TypePlan): string {
  switch (type.kind) {
    case 'id':
      return `${source.value(inFile(IDS_FILE, type.id.camel))}(${printString(`${type.id.slug.replace(/-id$/, '')}-1`)})`;
    case 'one-of':
      return printString(type.options[0] ?? '');
    case 'value':
      return `{ ${printExampleFields(emission, source, type.value.fields)} }`;
    case 'entity':
      return `{ ${printExampleFields(emission, source, type.entity.fields)} }`;
    case 'primitive':
      return type.primitive === 'money'
        ? `${source.value(kernel(emission, 'money'))}('19.90', 'EUR')`
        : examples[type.primitive];
  }
}

const examples = {
  text: "'Some “text” 👋'",
  integer: '3',
  decimal: '2.5',
  boolean: 'true',
  date: "'2026-01-31'",
  time: "'2026-01-31T12:00:00.000Z'",
  duration: '5_400_000',
  email: "'someone@example.org'",
  url: "'https://example.org'",
} as const;
