import { judgeConnection } from '#models/edits/judge-connection.ts';
import { grow } from '#models/metamodel/geometry.ts';
import { type ElementId, toId } from '#models/metamodel/ids.ts';
import type { RelationType } from '#models/metamodel/relations.ts';
import { STICKY_GAP } from '../commands/customary.ts';
import type { Scene } from '../scene/scene.ts';

/** A sticky that stands so close that it probably belongs to this one. */
export interface Suggestion {
  readonly id: ElementId;
  readonly type: RelationType;
  /** Whether the relation would lead from this one to that one. */
  readonly isFrom: boolean;
}

const reach = STICKY_GAP * 2;
const maxSuggestions = 4;

/** The neighbours a sticky could be connected with and is not. Only an offer: nothing is connected by itself. */
export function suggestNeighbours(scene: Scene, id: string): readonly Suggestion[] {
  const element = scene.get(id);
  const rect = scene.rectOf(id);
  if (!element || !rect) return [];
  const own = [...scene.relationsAt(id)]
    .map((relation) => scene.relations().get(relation))
    .filter((relation) => relation !== undefined);
  const suggestions: Suggestion[] = [];
  for (const other of scene.query(grow(rect, reach))) {
    const neighbour = scene.get(other);
    if (!neighbour || neighbour.kind === 'text' || neighbour.kind === 'hotspot') continue;
    const end = { id: toId<'element'>(other), kind: neighbour.kind };
    const verdict = judgeConnection({ id: toId<'element'>(id), kind: element.kind }, end, own);
    if (!verdict.ok || suggestions.length >= maxSuggestions) continue;
    suggestions.push({ id: end.id, type: verdict.value.type, isFrom: verdict.value.from === id });
  }
  return suggestions;
}
