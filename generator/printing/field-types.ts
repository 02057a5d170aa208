import type { PrimitiveType } from '#models/metamodel/fields.ts';
import { inFile } from '../names/places.ts';
import type { FieldPlan, ResultTypePlan, TypePlan } from '../plan/fields.ts';
import type { Place } from '../plan/names.ts';
import { type Emission, kernel } from './emission.ts';
import { printDoc, printKey, printString } from './literals.ts';
import type { Source } from './source.ts';

/** Where every id type and its maker stand. */
export const IDS_FILE = 'src/domain/ids.ts';

/** The TypeScript type of one value of a field, without list and optional. */
function printValueType(source: Source, kernelPackage: string, type: TypePlan): string {
  switch (type.kind) {
    case 'primitive':
      return printPrimitive(source, kernelPackage, type.primitive);
    case 'id':
      return source.type(inFile(IDS_FILE, type.id.pascal));
    case 'one-of':
      return type.alias ? source.type(type.alias) : printOptions(type.options);
    case 'value':
      return source.type(inFile(type.value.file, type.value.name.pascal));
    case 'entity':
      return source.type(inFile(type.entity.file, type.entity.name.pascal));
  }
}

/** The TypeScript type of a field, lists included; whether it may be missing is its property's business. */
function printFieldType(
  source: Source,
  kernelPackage: string,
  field: Pick<FieldPlan, 'type' | 'list'>,
): string {
  const type = printValueType(source, kernelPackage, field.type);
  if (!field.list) {
    return type;
  }
  return type.includes(' | ') ? `readonly (${type})[]` : `readonly ${type}[]`;
}

/** The properties of an interface, each with its description. */
export function printProperties(source: Source, kernelPackage: string, fields: readonly FieldPlan[]): string {
  return fields
    .map((field) => {
      const type = printFieldType(source, kernelPackage, field);
      return `${printDoc(field.description)}readonly ${printKey(field.key)}${field.optional ? '?' : ''}: ${type};`;
    })
    .join('\n');
}

/** The declaration of a record: an interface, or an alias for one that holds nothing. */
export function printRecord(
  source: Source,
  kernelPackage: string,
  name: string,
  fields: readonly FieldPlan[],
): string {
  return fields.length === 0
    ? `export type ${name} = ${printData(source, kernelPackage, fields)};`
    : `export interface ${name} ${printData(source, kernelPackage, fields)}`;
}

/** The type of a message's data. */
export function printData(source: Source, kernelPackage: string, fields: readonly FieldPlan[]): string {
  return fields.length === 0
    ? 'Readonly<Record<string, never>>'
    : `{\n${printProperties(source, kernelPackage, fields)}\n}`;
}

export function isOfPrimitive({ type }: Pick<FieldPlan, 'type'>, primitive: PrimitiveType): boolean {
  return type.kind === 'primitive' && type.primitive === primitive;
}

/** A sum that becomes the value of a number's field: one that is not exact any more is refused. */
export function printNumberSum(
  emission: Emission,
  source: Source,
  field: Pick<FieldPlan, 'type'>,
  sum: string,
): string {
  const check = isOfPrimitive(field, 'decimal') ? 'finiteNumber' : 'safeInteger';
  return `${source.value(kernel(emission, check))}(${sum})`;
}

/** The TypeScript type of a value that is worked out. */
export function printResultType(source: Source, kernelPackage: string, type: ResultTypePlan): string {
  switch (type.kind) {
    case 'primitive':
      return printPrimitive(source, kernelPackage, type.primitive);
    case 'id':
      return source.type(inFile(IDS_FILE, type.id.pascal));
    case 'one-of':
      return printOptions(type.options);
    case 'record':
      return source.type(type.place);
    case 'list': {
      const item = printResultType(source, kernelPackage, type.item);
      return `readonly ${item.includes(' | ') ? `(${item})` : item}[]`;
    }
    case 'optional':
      return `${printResultType(source, kernelPackage, type.of)} | undefined`;
    case 'unknown':
      return 'unknown';
  }
}

export function printOptions(options: readonly string[]): string {
  return options.length === 0 ? 'never' : options.map(printString).join(' | ');
}

function printPrimitive(
  source: Source,
  kernelPackage: string,
  primitive: Extract<TypePlan, { kind: 'primitive' }>['primitive'],
): string {
  switch (primitive) {
    case 'integer':
    case 'decimal':
    case 'duration':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'money':
      return source.type({ symbol: 'Money', from: { package: kernelPackage } } satisfies Place);
    case 'text':
    case 'date':
    case 'time':
    case 'email':
    case 'url':
      return 'string';
  }
}
