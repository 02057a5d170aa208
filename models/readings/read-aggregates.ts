import { toIdentifier } from '../expression/identifier.ts';
import { scopeOfRecord } from '../expression/scope.ts';
import { primitive, type RecordType } from '../expression/types.ts';
import type { AggregateKey, Entity } from '../metamodel/design.ts';
import type { DerivedField } from '../metamodel/fields.ts';
import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { ElementOf, ValueObject } from '../metamodel/model.ts';
import type { ModelExpression, ModelPath } from './model-expression.ts';
import { type RuleReading, readRules } from './read-rules.ts';
import type { Reading } from './reading.ts';

/** A derived field with the expression that it follows from. */
export interface DerivedReading {
  readonly field: DerivedField;
  readonly value: ModelExpression;
}

/** A second way to find an aggregate, with the condition under which it counts. */
export interface KeyReading {
  readonly key: AggregateKey;
  /** Missing: always. */
  readonly when?: ModelExpression;
}

/** An entity with its derived fields. */
export interface EntityReading {
  readonly entity: Entity;
  readonly derived: readonly DerivedReading[];
}

/** The expressions of an aggregate. All lists are in the order of the board and complete. */
export interface AggregateReading {
  readonly derived: readonly DerivedReading[];
  readonly entities: readonly EntityReading[];
  readonly keys: readonly KeyReading[];
}

/** The expressions of a value object, in the order of the board and complete. */
export interface ValueObjectReading {
  readonly derived: readonly DerivedReading[];
  readonly rules: readonly RuleReading[];
}

/** Reads the derived fields of an aggregate and of its entities, and the conditions of its keys. */
export function readAggregate(
  reading: Reading,
  id: ElementId,
  { design }: ElementOf<'aggregate'>,
): AggregateReading {
  const record = design && reading.types.aggregate(id);
  if (record === undefined) return { derived: [], entities: [], keys: [] };
  const path = ['elements', id, 'design'];
  return {
    derived: readDerived(reading, [...path, 'derived'], design?.derived, record),
    entities: (design?.entities ?? []).map((entity, index) => {
      const inner = reading.types.entity(id, entity.name);
      const at = [...path, 'entities', index, 'derived'];
      return { entity, derived: inner === undefined ? [] : readDerived(reading, at, entity.derived, inner) };
    }),
    keys: (design?.keys ?? []).map((key, index): KeyReading => {
      if (key.when === undefined) return { key };
      const at = [...path, 'keys', index, 'when'];
      const scope = scopeOfRecord(record);
      return {
        key,
        when: reading.read({ path: at, text: key.when, scope, expected: primitive('boolean') }),
      };
    }),
  };
}

/** Reads the derived fields and the rules of a value object. */
export function readValueObject(
  reading: Reading,
  id: ValueObjectId,
  { derived, rules }: ValueObject,
): ValueObjectReading {
  const record = reading.types.value(id);
  if (record === undefined) return { derived: [], rules: [] };
  return {
    derived: readDerived(reading, ['values', id, 'derived'], derived, record),
    rules: readRules(reading, ['values', id, 'rules'], rules, scopeOfRecord(record)).rules,
  };
}

function readDerived(
  reading: Reading,
  path: ModelPath,
  derived: readonly DerivedField[] | undefined,
  record: RecordType,
): readonly DerivedReading[] {
  return (derived ?? []).map((field, index) => {
    // Its own binding says why it cannot be used; inside its own expression it simply does not exist, unless
    // in a circle.
    const own = toIdentifier(field.name);
    const siblings = [...record.fields()].filter(
      ([sibling, { unavailable }]) => sibling !== own || unavailable,
    );
    const scope = { names: new Map(siblings) };
    const at = [...path, index, 'value'];
    const typed = record.fields().get(own)?.derived?.();
    return { field, value: reading.readDerived({ path: at, text: field.value, scope }, typed) };
  });
}
