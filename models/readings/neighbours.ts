import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { RELATION_TYPES, type RelationType } from '../metamodel/relations.ts';
import { kindIndex } from './aggregate-clusters.ts';
import { type Index, tableOf } from './model-access.ts';
import { relationsOfType } from './relations-of-type.ts';

/**
 * The stickies that relations of one type join with a sticky: those that they come `from`, or those that they lead `to`. In
 * the order of the relations' ids, each once; what is not on the board is left out.
 */
export function neighboursOf(
  model: Model,
  id: ElementId,
  type: RelationType,
  end: 'from' | 'to',
): readonly ElementId[] {
  return tableOf(model, neighbours).get(`${type} ${end} ${id}`) ?? [];
}

/** By type of relation, end and sticky: what stands at that end. */
const neighbours: Index<string, readonly ElementId[]> = {
  build: (model) => {
    const kinds = tableOf(model, kindIndex);
    const found = new Map<string, ElementId[]>();
    const add = (key: string, neighbour: ElementId) => {
      const others = found.get(key) ?? [];
      if (!kinds.has(neighbour) || others.includes(neighbour)) return;
      found.set(key, [...others, neighbour]);
    };
    for (const type of RELATION_TYPES) {
      for (const { from, to } of relationsOfType(model, type)) {
        add(`${type} from ${to}`, from);
        add(`${type} to ${from}`, to);
      }
    }
    return found;
  },
};
