import type { LintRule } from '../findings/rule.ts';
import { PATTERNS, RELATIONSHIP_TYPES } from '../metamodel/context-map.ts';
import { isSymmetric, patternPlaces, quotedContext } from '../views/pattern-places.ts';

/** A pattern of an upstream or a downstream end stands on a relationship that has neither. */
export const contextMapPatternOnSymmetric: LintRule = {
  id: 'context-map-pattern-on-symmetric',
  severity: 'error',
  level: 'any',
  check: (model) =>
    patternPlaces(model)
      .filter(({ relationship }) => isSymmetric(relationship))
      .map(({ id, relationship, end, pattern, path }) => ({
        rule: contextMapPatternOnSymmetric.id,
        severity: contextMapPatternOnSymmetric.severity,
        message: `${PATTERNS[pattern].label} stands at ${quotedContext(model, relationship[end])}, but a ${RELATIONSHIP_TYPES[relationship.type].label.toLowerCase()} has no upstream and no downstream end. Remove the pattern, or make the relationship upstream / downstream.`,
        path,
        subject: { section: 'relationships', id },
      })),
};
