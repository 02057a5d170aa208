import type { PrimitiveType } from '#models/metamodel/fields.ts';
import { inFile } from '../../names/places.ts';
import type { HeardFieldPlan, HeardTypePlan } from '../../plan/fields.ts';
import { type Emission, kernel, platform } from '../../printing/emission.ts';
import { IDS_FILE, printOptions } from '../../printing/field-types.ts';
import { printDoc, printKey, printString } from '../../printing/literals.ts';
import type { Source } from '../../printing/source.ts';

/**
 * Messages as they are read: records are written out in place, ids are those of the context that hears, unknown fields are
 * dropped, because what others publish may grow.
 *
 * `published`: as it travels between contexts. `kept`: as the outbox of the context itself keeps its events.
 */
export type HeardForm = 'published' | 'kept';

export interface HeardScope {
  readonly emission: Emission;
  readonly source: Source;
  readonly form: HeardForm;
}

/** The properties of an interface with the values that were read. */
export function printHeardProperties(scope: HeardScope, fields: readonly HeardFieldPlan[]): string {
  return fields
    .map((field) => {
      const one = printOneType(scope, field.type);
      const many = field.list ? `readonly ${one.includes(' | ') ? `(${one})` : one}[]` : one;
      return `${printDoc(field.description)}readonly ${printKey(field.key)}${field.optional ? '?' : ''}: ${many};`;
    })
    .join('\n');
}

function printOneType(scope: HeardScope, type: HeardTypePlan): string {
  const { emission, source } = scope;
  switch (type.kind) {
    case 'id':
      return source.type(inFile(IDS_FILE, type.id.pascal));
    case 'one-of':
      return printOptions(type.options);
    case 'value':
      return `{ ${printHeardProperties(scope, type.value.fields)} }`;
    case 'entity':
      return `{ ${printHeardProperties(scope, type.entity.fields)} }`;
    case 'in-place':
      return `{ ${printHeardProperties(scope, type.fields)} }`;
    case 'primitive':
      return primitiveTypes[type.primitive] ?? source.type(kernel(emission, 'Money'));
  }
}

const primitiveTypes: Readonly<Partial<Record<PrimitiveType, string>>> = {
  integer: 'number',
  decimal: 'number',
  duration: 'number',
  boolean: 'boolean',
  text: 'string',
  date: 'string',
  time: 'string',
  email: 'string',
  url: 'string',
};

/** The zod schema that reads an object of these fields. */
export function printHeardSchema(scope: HeardScope, fields: readonly HeardFieldPlan[]): string {
  const json = () => scope.source.value(platform(scope.emission, 'json'));
  const properties = fields.map((field) => {
    const one = printOneSchema(scope, field.type);
    const many = field.list ? `z.array(${one}).readonly()` : one;
    // Also what is asked of a system is written this way: zod writes a missing exactOptional as if it were there.
    const schema = field.optional ? `${json()}.optional(${many})` : many;
    return `${printKey(field.key)}: ${schema},`;
  });
  return `z.object({ ${properties.join('\n')} })`;
}

function printOneSchema(scope: HeardScope, type: HeardTypePlan): string {
  const { emission, source, form } = scope;
  const json = () => source.value(platform(emission, 'json'));
  switch (type.kind) {
    case 'id':
      return `${json()}.id<${source.type(inFile(IDS_FILE, type.id.pascal))}>()`;
    case 'one-of':
      return type.options.length === 0
        ? 'z.never()'
        : `z.enum([${type.options.map(printString).join(', ')}])`;
    case 'value':
      return printHeardSchema(scope, type.value.fields);
    case 'entity':
      return printHeardSchema(scope, type.entity.fields);
    case 'in-place':
      return printHeardSchema(scope, type.fields);
    case 'primitive':
      switch (type.primitive) {
        case 'money':
          return form === 'kept' ? `${json()}.keptMoney` : `${json()}.money`;
        case 'duration':
          return form === 'kept' ? 'z.number()' : `${json()}.duration`;
        case 'integer':
          return 'z.int()';
        case 'decimal':
          return 'z.number()';
        case 'boolean':
          return 'z.boolean()';
        case 'time':
          return `${json()}.time`;
        default:
          return 'z.string()';
      }
  }
}
