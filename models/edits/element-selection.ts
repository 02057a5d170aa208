import type { ElementId, RelationId } from '../metamodel/ids.ts';
import type { BoardElement, Model, Relation } from '../metamodel/model.ts';

/** Elements and the relations among them: what a clipboard holds. */
export interface ElementSelection {
  readonly elements: Readonly<Record<ElementId, BoardElement>>;
  readonly relations: Readonly<Record<RelationId, Relation>>;
}

/** Takes elements of a board with the relations that join two of them. Ids that the board does not have are skipped. */
export function selectElements(model: Model, ids: readonly ElementId[]): ElementSelection {
  const chosen = new Set<string>(ids);
  return {
    elements: pick(model.elements, (_, id) => chosen.has(id)),
    relations: pick(model.relations, ({ from, to }) => chosen.has(from) && chosen.has(to)),
  };
}

function pick<Value>(
  entries: Readonly<Record<string, Value>>,
  isWanted: (value: Value, id: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(entries).filter(([id, value]) => isWanted(value, id)));
}
