import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { quotedContext } from '../views/pattern-places.ts';

/** An end of a relationship names a context that is not on the board. */
export const contextMapRelationshipToNothing: LintRule = {
  id: 'context-map-relationship-to-nothing',
  severity: 'error',
  level: 'any',
  check: (model) =>
    Object.entries(model.relationships).flatMap(([id, relationship]) =>
      (['upstream', 'downstream'] as const)
        .filter((end) => !Object.hasOwn(model.contexts, relationship[end]))
        .map(
          (end): Finding => ({
            rule: contextMapRelationshipToNothing.id,
            severity: contextMapRelationshipToNothing.severity,
            message: `A relationship leads to the context ${quotedContext(model, relationship[end])}, which is not on the board (any more). Choose another context for this end, or delete the relationship.`,
            path: ['relationships', id, end],
            subject: { section: 'relationships', id },
          }),
        ),
    ),
};
