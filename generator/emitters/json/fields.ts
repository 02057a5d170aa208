import type { PrimitiveType } from '#models/metamodel/fields.ts';
import { inFile, inPackage } from '../../names/places.ts';
import type { Bounds, FieldPlan, RecordShape, TypePlan, ValueShape } from '../../plan/fields.ts';
import type { Place } from '../../plan/names.ts';
import { type Emission, platform } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printKey, printPattern, printString } from '../../printing/literals.ts';
import type { Source } from '../../printing/source.ts';

/** Where the JSON forms of all value objects of a context stand. */
export const VALUES_JSON_FILE = 'src/json/values.ts';

/**
 * `kept`: as JSON is stored and shown, without rules, because what was right yesterday must be readable tomorrow. `sent`: as
 * clients send it, within its bounds, value objects by their makers.
 */
export type JsonSide = 'kept' | 'sent';

/** What printing a schema must know besides the field. */
export interface JsonScope {
  readonly emission: Emission;
  readonly source: Source;
  readonly side: JsonSide;
  /** The files of records whose schema is declared further down, because they contain each other. Default: none. */
  readonly later?: ReadonlySet<string>;
  /** In a value object that is `sent`: bounds are documented here, and checked by the function that makes it. Default: false. */
  readonly documentOnly?: boolean;
  /** Entities that are being written out in place. */
  readonly inside?: readonly RecordShape[];
}

/** The properties of a zod object, one a field. */
export function printJsonProperties(scope: JsonScope, fields: readonly FieldPlan[]): string {
  return fields.map((field) => `${printKey(field.key)}: ${printJsonField(scope, field)},`).join('\n');
}

/** The zod schema of a field, lists and optional included. */
export function printJsonField(
  scope: JsonScope,
  field: Pick<FieldPlan, 'type' | 'bounds' | 'list' | 'optional'>,
): string {
  const one = printJsonType(scope, field.type, scope.side === 'sent' ? field.bounds : {});
  const many = field.list ? `z.array(${one}).readonly()` : one;
  return field.optional ? `${importJson(scope)}.optional(${many})` : many;
}

function printJsonType(scope: JsonScope, type: TypePlan, bounds: Bounds): string {
  const { source, side } = scope;
  switch (type.kind) {
    case 'id':
      return `${importJson(scope)}.id<${source.type(inFile(IDS_FILE, type.id.pascal))}>()`;
    case 'one-of':
      return type.options.length === 0
        ? 'z.never()'
        : `z.enum([${type.options.map(printString).join(', ')}])`;
    case 'value':
      return printReference(scope, type.value, valueJsonPlace(type.value, side));
    case 'entity':
      return printEntity(scope, type.entity);
    case 'primitive':
      return printPrimitive(scope, type.primitive, bounds);
  }
}

/** A schema by its name; one that is declared further down is looked up when it is needed. */
function printReference(scope: JsonScope, record: RecordShape, place: Place): string {
  const { source, later } = scope;
  const schema = source.value(place);
  if (!later?.has(record.file)) {
    return schema;
  }
  const state = source.type(inFile(record.file, record.name.pascal));
  return `${importJson(scope)}.recursive((): z.ZodType<${state}> => ${schema})`;
}

function printEntity(scope: JsonScope, entity: RecordShape): string {
  const inside = scope.inside ?? [];
  if (scope.side === 'kept' || inside.includes(entity)) {
    return printReference(scope, entity, entityJsonPlace(entity));
  }
  return `z.strictObject({ ${printJsonProperties({ ...scope, documentOnly: false, inside: [...inside, entity] }, entity.fields)} })`;
}

function printPrimitive(scope: JsonScope, primitive: PrimitiveType, bounds: Bounds): string {
  const json = importJson(scope);
  switch (primitive) {
    case 'integer':
    case 'decimal':
      return `${json}.${primitive}(${printNumberBounds(bounds, scope)})`;
    case 'text':
      return `${json}.text(${printTextBounds(bounds, scope)})`;
    case 'email':
    case 'url': {
      if (scope.side === 'kept') return `${json}.text()`;
      const within = printTextBounds(bounds, scope);
      return `${json}.${primitive}${within === '' ? '' : `.pipe(${json}.text(${within}))`}`;
    }
    case 'duration': {
      const within = scope.documentOnly ? '' : printDurationBounds(bounds);
      return `${json}.duration${within === '' ? '' : `.refine((length) => ${within})`}`;
    }
    default:
      return `${json}.${primitive}`;
  }
}

/** In milliseconds, as durations are inside. */
function printDurationBounds({ min, max }: Bounds): string {
  const least = min === undefined ? [] : [`length >= ${min}`];
  const most = max === undefined ? [] : [`length <= ${max}`];
  return [...least, ...most].join(' && ');
}

function importJson({ emission, source }: JsonScope): string {
  return source.value(platform(emission, 'json'));
}

export function valueJsonPlace(value: ValueShape, side: JsonSide): Place {
  return inFile(VALUES_JSON_FILE, `${value.name.camel}${side === 'kept' ? 'Json' : 'Input'}`);
}

/** Entities stand in the file of their aggregate: "src/domain/cart/cart-item.ts" is in "src/json/cart-json.ts". */
export function entityJsonPlace(entity: RecordShape): Place {
  const folder = entity.file.split('/').at(-2) ?? '';
  return inFile(`src/json/${folder}-json.ts`, `${entity.name.camel}Json`);
}

/** Imports zod under its own name. `package` is where it comes from: its own package, or the one that adds OpenAPI. */
export function importZod(source: Source, from: 'zod' | '@hono/zod-openapi'): void {
  source.value(inPackage(from, 'z'));
}

function printNumberBounds({ min, max }: Bounds, scope: JsonScope): string {
  return printOptions(scope, [
    ['min', min === undefined ? undefined : String(min)],
    ['max', max === undefined ? undefined : String(max)],
  ]);
}

function printTextBounds({ minLength, maxLength, pattern }: Bounds, scope: JsonScope): string {
  return printOptions(scope, [
    ['minLength', minLength === undefined ? undefined : String(minLength)],
    ['maxLength', maxLength === undefined ? undefined : String(maxLength)],
    ['pattern', pattern === undefined ? undefined : printPattern(pattern)],
  ]);
}

function printOptions(
  { documentOnly = false }: JsonScope,
  options: readonly (readonly [name: string, value: string | undefined])[],
): string {
  const given = options.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  const all = documentOnly ? [...given, 'documentOnly: true'] : given;
  return given.length === 0 ? '' : `{ ${all.join(', ')} }`;
}

/** What a record is made of comes before it, as far as records do not contain each other. */
export function inOrderOfUse<Shape extends RecordShape>(
  records: readonly Shape[],
  partsOf: (record: Shape) => readonly Shape[],
): readonly Shape[] {
  const seen = new Set<string>();
  const ordered: Shape[] = [];
  const visit = (record: Shape) => {
    if (!seen.has(record.file)) {
      seen.add(record.file);
      partsOf(record).forEach(visit);
      ordered.push(record);
    }
  };
  records.forEach(visit);
  return ordered;
}
