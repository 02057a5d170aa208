import { defineRule } from '../findings/rule.ts';
import { RELATIONSHIP_TYPES, type Relationship } from '../metamodel/context-map.ts';
import type { RelationshipId } from '../metamodel/ids.ts';
import type { Index } from '../readings/model-access.ts';
import { isSymmetric, quotedContext } from '../views/pattern-places.ts';

/**
 * Two relationships of one type join the same contexts, in the same direction where there is one. The one with the
 * lowest id stays unmentioned.
 */
export const contextMapDuplicateRelationship = defineRule({
  id: 'context-map-duplicate-relationship',
  severity: 'warning',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ id, entry: relationship }, { model, lookUp }) => {
    if (lookUp(firstOfMeaning, meaningOf(relationship)) === id) return [];
    const { type, upstream, downstream } = relationship;
    const message = `${quotedContext(model, upstream)} and ${quotedContext(model, downstream)} are joined twice by ${RELATIONSHIP_TYPES[type].label.toLowerCase()}. Delete one of the two after moving what only it says.`;
    return [{ at: [], message }];
  },
});

/** Of the relationships that mean the same, the one with the lowest id. */
const firstOfMeaning: Index<string, RelationshipId> = {
  build: ({ relationships }) => {
    const first = new Map<string, RelationshipId>();
    for (const [key, relationship] of Object.entries(relationships)) {
      const id = key as RelationshipId;
      const meaning = meaningOf(relationship);
      const known = first.get(meaning);
      if (known === undefined || id < known) first.set(meaning, id);
    }
    return first;
  },
};

function meaningOf(relationship: Relationship): string {
  const ends = [relationship.upstream, relationship.downstream];
  return [relationship.type, ...(isSymmetric(relationship) ? ends.toSorted() : ends)].join(' ');
}
