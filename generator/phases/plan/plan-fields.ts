import { toIdentifier } from '#models/expression/identifier.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { claimKeys } from '../../names/name-registry.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { Bounds, FieldPlan, TypePlan } from '../../plan/fields.ts';
import type { Vocabulary } from './names/vocabulary.ts';

/** Fields with their keys, unique among each other and never one of `reserved`. */
export function planFields(
  vocabulary: Vocabulary,
  fields: readonly Field[],
  owner: ElementId | undefined,
  reserved: readonly string[] = [],
): readonly FieldPlan[] {
  const keys = claimKeys(
    fields.map((field) => field.name),
    reserved,
  );
  return fields.map((field, index) => planField(vocabulary, field, keys[index] ?? '', owner));
}

/**
 * Fields that only expressions give a value to, so that what no expression can name counts as optional: fields without a
 * letter in their names, and fields that share one.
 */
export function planNamedFields(
  vocabulary: Vocabulary,
  fields: readonly Field[],
  owner: ElementId | undefined,
  reserved: readonly string[] = [],
): readonly FieldPlan[] {
  const identifiers = [...reserved, ...fields.map((field) => toIdentifier(field.name))];
  const isNamed = (identifier: string) =>
    identifier !== '' && identifiers.indexOf(identifier) === identifiers.lastIndexOf(identifier);
  return planFields(vocabulary, fields, owner, reserved).map((field) =>
    isNamed(field.identifier) ? field : { ...field, optional: true },
  );
}

function planField(
  vocabulary: Vocabulary,
  field: Field,
  key: string,
  owner: ElementId | undefined,
): FieldPlan {
  return {
    key,
    words: toOneLine(field.name),
    identifier: toIdentifier(field.name),
    ...(field.description !== undefined && { description: field.description }),
    type: planType(vocabulary, field, owner),
    optional: field.optional === true,
    list: field.list === true,
    bounds: planBounds(field),
  };
}

/** What refers to nothing is text: the check has reported it where it matters. */
function planType(vocabulary: Vocabulary, field: Field, owner: ElementId | undefined): TypePlan {
  switch (field.type) {
    case 'id':
      return { kind: 'id', id: vocabulary.idOf(field.of) };
    case 'one-of':
      return { kind: 'one-of', options: [...new Set(field.options)] };
    case 'value': {
      const value = vocabulary.findValue(field.of);
      return value === undefined ? text : { kind: 'value', value };
    }
    case 'entity': {
      const entity = vocabulary.findEntity(field.of, owner);
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
