import { defineRule } from '../findings/rule.ts';
import { PATTERNS, RELATIONSHIP_TYPES } from '../metamodel/context-map.ts';
import { isSymmetric, patternsOf, quotedContext } from '../views/pattern-places.ts';

/** A pattern of an upstream or a downstream end stands on a relationship that has neither. */
export const contextMapPatternOnSymmetric = defineRule({
  id: 'context-map-pattern-on-symmetric',
  severity: 'error',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ entry: relationship }, { model }) =>
    (isSymmetric(relationship) ? patternsOf(relationship) : []).map(({ at, end, pattern }) => ({
      at,
      message: `${PATTERNS[pattern].label} stands at ${quotedContext(model, relationship[end])}, but a ${RELATIONSHIP_TYPES[relationship.type].label.toLowerCase()} has no upstream and no downstream end. Remove the pattern, or make the relationship upstream / downstream.`,
    })),
});
