import { toIdentifier } from '#models/expression/identifier.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { claimKeys } from '../../names/name-registry.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { Bounds, FieldPlan, RecordShape, TypePlan, ValueShape } from '../../plan/fields.ts';
import type { Name } from '../../plan/names.ts';

/** What the types of fields refer to, by the words of the board. */
export interface FieldTypes {
  readonly idOf: (words: string) => Name;
  readonly findValue: (id: string) => ValueShape | undefined;
  readonly findEntity: (words: string, owner: ElementId | undefined) => RecordShape | undefined;
}

/** Fields with their keys, unique among each other and never one of `reserved`. */
export function planFields(
  types: FieldTypes,
  fields: readonly Field[],
  owner: ElementId | undefined,
  reserved: readonly string[] = [],
): readonly FieldPlan[] {
  const keys = claimKeys(
    fields.map((field) => field.name),
    reserved,
  );
  return fields.map((field, index) => planField(types, field, keys[index] ?? '', owner));
}

/**
 * Fields that only expressions give a value to, so that what no expression can name counts as optional: fields without a
 * letter in their names, and fields that share one.
 */
export function planNamedFields(
  types: FieldTypes,
  fields: readonly Field[],
  owner: ElementId | undefined,
  reserved: readonly string[] = [],
): readonly FieldPlan[] {
  const identifiers = [...reserved, ...fields.map((field) => toIdentifier(field.name))];
  const isNamed = (identifier: string) =>
    identifier !== '' && identifiers.indexOf(identifier) === identifiers.lastIndexOf(identifier);
  return planFields(types, fields, owner, reserved).map((field) =>
    isNamed(field.identifier) ? field : { ...field, optional: true },
  );
}

function planField(types: FieldTypes, field: Field, key: string, owner: ElementId | undefined): FieldPlan {
  return {
    key,
    words: toOneLine(field.name),
    identifier: toIdentifier(field.name),
    ...(field.description !== undefined && { description: field.description }),
    type: planType(types, field, owner),
    optional: field.optional === true,
    list: field.list === true,
    bounds: planBounds(field),
  };
}

/** What refers to nothing is text: the check has reported it where it matters. */
function planType(types: FieldTypes, field: Field, owner: ElementId | undefined): TypePlan {
  switch (field.type) {
    case 'id':
      return { kind: 'id', id: types.idOf(field.of) };
    case 'one-of':
      return { kind: 'one-of', options: [...new Set(field.options)] };
    case 'value': {
      const value = types.findValue(field.of);
      return value === undefined ? text : { kind: 'value', value };
    }
    case 'entity': {
      const entity = types.findEntity(field.of, owner);
      return entity === undefined ? text : { kind: 'entity', entity };
    }
    default:
      return { kind: 'primitive', primitive: field.type };
  }
}

const text: TypePlan = { kind: 'primitive', primitive: 'text' };

function planBounds(field: Field): Bounds {
  if (field.type === 'id' || field.type === 'one-of' || field.type === 'value' || field.type === 'entity') {
    return {};
  }
  const { min, max, minLength, maxLength, pattern } = field;
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && isPattern(pattern) && { pattern }),
  };
}

/** What is no regular expression bounds nothing. */
function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
