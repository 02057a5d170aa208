import type { RecordType } from '../expression/types.ts';
import type { Entity } from '../metamodel/design.ts';
import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { Model, ValueObject } from '../metamodel/model.ts';
import { findElement } from './aggregate-clusters.ts';
import { aggregateFields, type Moment, notKnownYet } from './aggregate-fields.ts';
import type { Beginnings } from './beginnings.ts';
import { createFieldTypes, type FieldTypes, type HeldRecords } from './field-types.ts';
import { findEntity } from './find-entity.ts';
import { lazyRecord } from './lazy-record.ts';
import { accessOf, tableOf } from './model-access.ts';
import type { ParseText } from './parsed-texts.ts';
import { entityRecord, recordCycles, valueRecord } from './record-cycles.ts';
import { createTypingOrder } from './typing-order.ts';

/** The types that a model's fields, value objects, entities and aggregates have in expressions. */
export interface ModelTypes extends FieldTypes, HeldRecords {
  /**
   * The aggregate with its id, fields, status and derived fields. What a beginning leaves unset is optional.
   */
  readonly aggregate: (id: ElementId) => RecordType | undefined;
  /** The same before its first event: only what is certain then may be used. */
  readonly newAggregate: (id: ElementId) => RecordType | undefined;
  /** The same where a command always begins one: nothing but its id is known. */
  readonly futureAggregate: (id: ElementId) => RecordType | undefined;
}

export function createModelTypes(
  model: Model,
  leftUnset: Beginnings['leftUnset'],
  parse: ParseText,
): ModelTypes {
  const tools = { once: accessOf(model).once, parse };
  const records = new Map<string, RecordType>();
  const remember = (key: string, create: () => RecordType): RecordType => {
    const record = records.get(key) ?? create();
    records.set(key, record);
    return record;
  };
  const inOrder = createTypingOrder(tableOf(model, recordCycles), (held) =>
    held.kind === 'value' ? value(held.id) : entity(held.owner, held.name),
  );
  const { bindings, typeOf } = createFieldTypes({ value, entity });

  function value(id: string): RecordType | undefined {
    const design = Object.hasOwn(model.values, id) ? model.values[id as ValueObjectId] : undefined;
    return design && heldRecord(valueRecord(id).key, design);
  }

  function entity(owner: ElementId | undefined, name: string): RecordType | undefined {
    const found = findEntity(model, name, owner);
    return found && heldRecord(entityRecord(found.owner, name).key, found.entity, found.owner);
  }

  function heldRecord(key: string, design: Entity | ValueObject, owner?: ElementId): RecordType {
    return remember(key, () => {
      const stored = () => bindings(design.fields, owner);
      return inOrder(lazyRecord({ ...tools, key, name: design.name, stored, derived: design.derived }));
    });
  }

  function aggregate(id: ElementId, moment: Moment): RecordType | undefined {
    const element = findElement(model, id, 'aggregate');
    if (element === undefined) return undefined;
    return remember(`aggregate:${id}:${moment}`, () => {
      const { text: name, design: { fields = [], derived = [] } = {} } = element;
      const stored = () => aggregateFields(element, moment, bindings(fields, id), leftUnset.get(id));
      const reasonFor = (field: string) => (moment === 'full' ? undefined : notKnownYet(name, field));
      return lazyRecord({ ...tools, key: `aggregate:${id}`, name, stored, derived, reasonFor });
    });
  }

  return {
    bindings,
    typeOf,
    value,
    entity,
    aggregate: (id) => aggregate(id, 'full'),
    newAggregate: (id) => aggregate(id, 'new'),
    futureAggregate: (id) => aggregate(id, 'future'),
  };
}
