import { toIdentifier } from '../expression/identifier.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement, idsOfKind } from './aggregate-clusters.ts';
import { findEntity } from './find-entity.ts';
import type { Index } from './model-access.ts';

/** A record that fields may hold: a value object, or the entity of an aggregate. `key` tells one from another. */
export type HeldRecord =
  | { readonly kind: 'value'; readonly key: string; readonly id: ValueObjectId }
  | { readonly kind: 'entity'; readonly key: string; readonly owner: ElementId; readonly name: string };

export function valueRecord(id: string): HeldRecord {
  return { kind: 'value', key: `value:${id}`, id: id as ValueObjectId };
}

export function entityRecord(owner: ElementId, name: string): HeldRecord {
  return { kind: 'entity', key: `entity:${owner}:${toIdentifier(name)}`, owner, name };
}

/**
 * For each record that holds itself through others: all records of that circle, in the order of their keys. Whoever types
 * one of them types all, in this order: then it does not matter which one was asked for first.
 */
export const recordCycles: Index<string, readonly HeldRecord[]> = {
  build: (model) => {
    const cycles = new Map<string, readonly HeldRecord[]>();
    for (const group of stronglyConnected(recordsOf(model), (record) => heldBy(model, record))) {
      if (group.length < 2) continue;
      const ordered = group.sort((one, other) => (one.key < other.key ? -1 : 1));
      for (const { key } of ordered) cycles.set(key, ordered);
    }
    return cycles;
  },
};

function recordsOf(model: Model): readonly HeldRecord[] {
  return [
    ...Object.keys(model.values).map(valueRecord),
    ...idsOfKind(model, 'aggregate').flatMap((id) =>
      (findElement(model, id, 'aggregate')?.design?.entities ?? []).map(({ name }) => entityRecord(id, name)),
    ),
  ];
}

function heldBy(model: Model, record: HeldRecord): readonly HeldRecord[] {
  const owner = record.kind === 'entity' ? record.owner : undefined;
  return fieldsOf(model, record).flatMap((field) => {
    switch (field.type) {
      case 'value':
        return Object.hasOwn(model.values, field.of) ? [valueRecord(field.of)] : [];
      case 'entity': {
        const found = findEntity(model, field.of, owner);
        return found === undefined ? [] : [entityRecord(found.owner, field.of)];
      }
      default:
        return [];
    }
  });
}

function fieldsOf(model: Model, record: HeldRecord): readonly Field[] {
  return record.kind === 'value'
    ? (model.values[record.id]?.fields ?? [])
    : (findEntity(model, record.name, record.owner)?.entity.fields ?? []);
}

/** Tarjan's algorithm (SIAM Journal on Computing 1, 1972), with a stack of its own: a hostile board holds long chains. */
function stronglyConnected(
  records: readonly HeldRecord[],
  heldBy: (record: HeldRecord) => readonly HeldRecord[],
): readonly HeldRecord[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const pending: HeldRecord[] = [];
  const isPending = new Set<string>();
  const groups: HeldRecord[][] = [];
  const lower = (key: string, value: number) => lowest.set(key, Math.min(lowest.get(key) ?? value, value));
  for (const first of records) {
    const visits: { readonly record: HeldRecord; readonly next: HeldRecord[] }[] = [];
    const enter = (record: HeldRecord) => {
      if (order.has(record.key)) return;
      order.set(record.key, order.size);
      lower(record.key, order.size - 1);
      pending.push(record);
      isPending.add(record.key);
      visits.push({ record, next: [...heldBy(record)] });
    };
    enter(first);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const { key } = visit.record;
      const held = visit.next.pop();
      if (held !== undefined) {
        if (isPending.has(held.key)) lower(key, order.get(held.key) ?? 0);
        else enter(held);
        continue;
      }
      visits.pop();
      const above = visits.at(-1);
      if (above !== undefined) lower(above.record.key, lowest.get(key) ?? 0);
      if (lowest.get(key) !== order.get(key)) continue;
      const start = pending.findLastIndex((record) => record.key === key);
      const group = pending.splice(start);
      for (const record of group) isPending.delete(record.key);
      groups.push(group);
    }
  }
  return groups;
}
