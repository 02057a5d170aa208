import type { RelationId } from '../metamodel/ids.ts';
import type { Model, Relation } from '../metamodel/model.ts';
import { RELATION_TYPES, type RelationType } from '../metamodel/relations.ts';
import { createIndices, tableOf } from './model-access.ts';

/** The relations of one type, in the order of their ids. */
export function relationsOfType(model: Model, type: RelationType): Iterable<Relation> {
  return tableOf(model, INDICES[type]).values();
}

const INDICES = createIndices(RELATION_TYPES, buildTables);

function buildTables({
  relations,
}: Model): Readonly<Record<RelationType, ReadonlyMap<RelationId, Relation>>> {
  const tables = Object.fromEntries(
    RELATION_TYPES.map((type) => [type, new Map<RelationId, Relation>()]),
  ) as Record<RelationType, Map<RelationId, Relation>>;
  for (const id of (Object.keys(relations) as RelationId[]).sort()) {
    const relation = relations[id];
    if (relation !== undefined) tables[relation.type].set(id, relation);
  }
  return tables;
}
