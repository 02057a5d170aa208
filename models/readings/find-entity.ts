import { toIdentifier } from '../expression/identifier.ts';
import type { Entity } from '../metamodel/design.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement } from './aggregate-clusters.ts';

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
  const others = (Object.keys(model.elements) as ElementId[]).sort();
  for (const id of owner === undefined ? others : [owner, ...others]) {
    const entities = findElement(model, id, 'aggregate')?.design?.entities ?? [];
    const index = entities.findIndex((each) => toIdentifier(each.name) === wanted);
    const entity = entities[index];
    if (entity !== undefined) return { owner: id, index, entity };
  }
  return undefined;
}
