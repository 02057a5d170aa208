import { toIdentifier } from '../expression/identifier.ts';
import type { Entity } from '../metamodel/design.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement, idsOfKind } from './aggregate-clusters.ts';
import { type Index, tableOf } from './model-access.ts';

/** An entity and where it is drawn. */
export interface FoundEntity {
  readonly owner: ElementId;
  /** Its place among the owner's entities. */
  readonly index: number;
  readonly entity: Entity;
}

/**
 * The entity that a field speaks of by its name: the owner's own, else that of the aggregate with the lowest id that has one
 * of that name, because commands and events of other contexts speak of it too.
 */
export function findEntity(
  model: Model,
  name: string,
  owner: ElementId | undefined,
): FoundEntity | undefined {
  const wanted = toIdentifier(name);
  return entityOf(model, owner, wanted) ?? entityOf(model, tableOf(model, entityHolders).get(wanted), wanted);
}

function entityOf(model: Model, owner: ElementId | undefined, wanted: string): FoundEntity | undefined {
  const entities = findElement(model, owner, 'aggregate')?.design?.entities ?? [];
  const index = entities.findIndex((each) => toIdentifier(each.name) === wanted);
  const entity = entities[index];
  return owner === undefined || entity === undefined ? undefined : { owner, index, entity };
}

/** Of the aggregates that have an entity of one identifier, the one with the lowest id. */
const entityHolders: Index<string, ElementId> = {
  build: (model) => {
    const holders = new Map<string, ElementId>();
    for (const id of idsOfKind(model, 'aggregate')) {
      for (const { name } of findElement(model, id, 'aggregate')?.design?.entities ?? []) {
        const identifier = toIdentifier(name);
        if (!holders.has(identifier)) holders.set(identifier, id);
      }
    }
    return holders;
  },
};
