import { toIdentifier } from '#models/expression/identifier.ts';
import { PRIMITIVE_TYPES } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { Dice } from './arbitrary-command.ts';

/** A field as it stands in a board file. */
export interface FieldJson {
  readonly name: string;
  readonly type: string;
  readonly of?: string | undefined;
  readonly options?: readonly string[] | undefined;
  readonly optional?: boolean | undefined;
  readonly list?: boolean | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
}

export interface FieldMaker {
  readonly dice: Dice;
  readonly words: (base: string) => string;
  /** The ids of value objects that a field may hold. */
  readonly values: readonly string[];
  /** Example values, as scenarios write them, of all fields that are not optional and some that are. */
  readonly examples: (
    model: Model,
    owner: ElementId,
    fields: readonly FieldJson[],
  ) => Record<string, unknown>;
}

export function fieldMaker(dice: Dice, words: FieldMaker['words'], values: readonly string[]): FieldMaker {
  return {
    dice,
    words,
    values,
    examples: (model, owner, fields) => examplesOf(dice, model, owner, fields),
  };
}

/** A field of any type, with bounds where its type has some. */
export function arbitraryField({ dice, words, values }: FieldMaker): FieldJson {
  const base = {
    name: words('field'),
    ...(dice(4) === 0 && { optional: true }),
    ...(dice(5) === 0 && { list: true }),
  };
  const kind = dice(10);
  if (kind === 0) return { ...base, type: 'id', of: words('Other') };
  if (kind === 1)
    return { ...base, type: 'one-of', options: [...new Set([words('one'), words('two'), words('three')])] };
  const value = values[dice(values.length)];
  if (kind < 4 && value !== undefined) return { ...base, type: 'value', of: value };
  const type = PRIMITIVE_TYPES[dice(PRIMITIVE_TYPES.length)] ?? 'text';
  return { ...base, type, ...boundsOf(type, dice) };
}

function boundsOf(type: string, dice: Dice): Partial<FieldJson> {
  if (dice(3) > 0) return {};
  switch (type) {
    case 'integer':
    case 'decimal':
      return dice(2) === 0 ? { min: 0 } : { min: 1, max: 9 };
    case 'duration':
      return { min: 0 };
    case 'text':
      return (
        [{ minLength: 1 }, { maxLength: 8 }, { pattern: '[A-Z]{2}-[0-9]+' }, { minLength: 2, maxLength: 3 }][
          dice(4)
        ] ?? {}
      );
    default:
      return {};
  }
}

function examplesOf(
  dice: Dice,
  model: Model,
  owner: ElementId,
  fields: readonly FieldJson[],
  depth = 0,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      // What cannot be named cannot be told.
      if (toIdentifier(field.name) === '' || (field.optional && dice(2) === 0)) return [];
      if (!field.list) return [[field.name, exampleOf(dice, model, owner, field, depth)]];
      const length = depth > 2 ? 0 : dice(3);
      return [[field.name, Array.from({ length }, () => exampleOf(dice, model, owner, field, depth))]];
    }),
  );
}

function exampleOf(dice: Dice, model: Model, owner: ElementId, field: FieldJson, depth: number): unknown {
  switch (field.type) {
    case 'id':
      return ['one', 'two'][dice(2)];
    case 'one-of':
      return field.options?.[dice(field.options.length)];
    case 'value':
      return examplesOf(
        dice,
        model,
        owner,
        model.values[field.of as keyof typeof model.values]?.fields ?? [],
        depth + 1,
      );
    case 'entity': {
      const element = model.elements[owner];
      const entities = element?.kind === 'aggregate' ? (element.design?.entities ?? []) : [];
      return examplesOf(
        dice,
        model,
        owner,
        entities.find(({ name }) => name === field.of)?.fields ?? [],
        depth + 1,
      );
    }
    case 'integer':
      return Math.min(Math.max([0, 1, 2, 7][dice(4)] ?? 0, field.min ?? 0), field.max ?? 9);
    case 'decimal':
      return Math.min(Math.max([0.5, 2, 7.25][dice(3)] ?? 0, field.min ?? 0), field.max ?? 9);
    case 'boolean':
      return dice(2) === 0;
    case 'money':
      return ['0.00 EUR', '12.50 EUR', '99.99 EUR'][dice(3)];
    case 'date':
      return '2026-03-01';
    case 'time':
      return ['2026-01-01T00:00:00.000Z', '2026-02-03T04:05:06.007Z'][dice(2)];
    case 'duration':
      return ['PT0S', 'PT36H', 'P3D'][dice(3)];
    case 'email':
      return 'anna@example.com';
    case 'url':
      return 'https://example.com/';
    default:
      return field.pattern === undefined
        ? (['a', 'ab', 'abc'].find((text) => text.length >= (field.minLength ?? 1 + dice(3))) ?? 'abc')
        : 'AB-12';
  }
}
