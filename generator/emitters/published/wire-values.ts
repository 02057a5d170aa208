import { DURATION_PATTERN } from '#models/expression/duration.ts';
import type { FieldPlan, TypePlan } from '../../plan/fields.ts';
import { type Emission, kernel } from '../../printing/emission.ts';
import { printOptional, printProperty } from '../../printing/expressions.ts';
import { printOptions } from '../../printing/field-types.ts';
import { printDoc, printKey, printString } from '../../printing/literals.ts';
import type { Source } from '../../printing/source.ts';

/**
 * The wire form of published events: plain JSON. Money is decimal text and a currency, times and durations are
 * ISO 8601, ids are text.
 */

/** The properties of an interface in wire form. */
export function printWireProperties(fields: readonly FieldPlan[]): string {
  return fields
    .map((field) => {
      const type = printWireType(field);
      return `${printDoc(field.description)}readonly ${printKey(field.key)}${field.optional ? '?' : ''}: ${type};`;
    })
    .join('\n');
}

function printWireType({ type, list }: Pick<FieldPlan, 'type' | 'list'>): string {
  const one = printOneType(type);
  return list ? `readonly ${one.includes(' | ') ? `(${one})` : one}[]` : one;
}

function printOneType(type: TypePlan): string {
  switch (type.kind) {
    case 'id':
      return 'string';
    case 'one-of':
      return printOptions(type.options);
    case 'value':
      return `{ ${printWireProperties(type.value.fields)} }`;
    case 'entity':
      return `{ ${printWireProperties(type.entity.fields)} }`;
    case 'primitive':
      switch (type.primitive) {
        case 'boolean':
          return 'boolean';
        case 'integer':
        case 'decimal':
          return 'number';
        case 'money':
          return '{ readonly amount: string; readonly currency: string }';
        default:
          return 'string';
      }
  }
}

/** The zod schema of an object in wire form; unknown fields pass, because a published shape may grow. */
export function printWireSchema(fields: readonly FieldPlan[]): string {
  const properties = fields.map((field) => {
    const one = printOneSchema(field.type);
    const schema = field.list ? `z.array(${one})` : one;
    return `${printKey(field.key)}: ${field.optional ? `${schema}.exactOptional()` : schema},`;
  });
  return `z.looseObject({ ${properties.join('\n')} })`;
}

function printOneSchema(type: TypePlan): string {
  switch (type.kind) {
    case 'id':
      return 'z.string()';
    case 'one-of':
      return type.options.length === 0
        ? 'z.never()'
        : `z.enum([${type.options.map(printString).join(', ')}])`;
    case 'value':
      return printWireSchema(type.value.fields);
    case 'entity':
      return printWireSchema(type.entity.fields);
    case 'primitive':
      return primitiveSchemas[type.primitive];
  }
}

const primitiveSchemas = {
  text: 'z.string()',
  integer: 'z.int()',
  decimal: 'z.number()',
  boolean: 'z.boolean()',
  money: 'z.looseObject({ amount: z.string(), currency: z.string() })',
  date: 'z.iso.date()',
  time: 'z.iso.datetime()',
  duration: `z.string().regex(${DURATION_PATTERN})`,
  email: 'z.string()',
  url: 'z.string()',
} as const satisfies Record<Extract<TypePlan, { kind: 'primitive' }>['primitive'], string>;

/** An expression for the wire form of the value that `code` gives. */
export function printWireValue(
  emission: Emission,
  source: Source,
  field: FieldPlan,
  code: string,
  depth = 0,
): string {
  if (isWireForm(field.type)) {
    return code;
  }
  if (!field.list) {
    return printOneValue(emission, source, field.type, code, depth);
  }
  const item = depth === 0 ? 'item' : `item${depth + 1}`;
  const value = printOneValue(emission, source, field.type, item, depth + 1);
  return `${code}.map((${item}) => ${value.startsWith('{') ? `(${value})` : value})`;
}

function printOneValue(
  emission: Emission,
  source: Source,
  type: TypePlan,
  code: string,
  depth: number,
): string {
  switch (type.kind) {
    case 'value':
      return printObject(type.value.fields);
    case 'entity':
      return printObject(type.entity.fields);
    case 'primitive':
      if (type.primitive === 'money') {
        return `{ amount: ${source.value(kernel(emission, 'toDecimalText'))}(${code}), currency: ${code}.currency }`;
      }
      return type.primitive === 'duration'
        ? `${source.value(kernel(emission, 'durationText'))}(${code})`
        : code;
    default:
      return code;
  }

  function printObject(fields: readonly FieldPlan[]): string {
    const properties = fields.map((field) => {
      const member = `${code}.${field.key}`;
      const value = printWireValue(emission, source, field, member, depth);
      return printWireProperty(field, value, member);
    });
    return `{ ${properties.join(', ')} }`;
  }
}

/** A property in wire form, left out where what it is made of is undefined. */
export function printWireProperty({ key, optional }: FieldPlan, value: string, member: string): string {
  return optional
    ? printOptional(member, printProperty(key, value, false))
    : printProperty(key, value, false);
}

/** Is the value inside the domain already what goes on the wire? */
function isWireForm(type: TypePlan): boolean {
  switch (type.kind) {
    case 'value':
      return type.value.fields.every((field) => isWireForm(field.type));
    case 'entity':
      return type.entity.fields.every((field) => isWireForm(field.type));
    case 'primitive':
      return type.primitive !== 'money' && type.primitive !== 'duration';
    default:
      return true;
  }
}
