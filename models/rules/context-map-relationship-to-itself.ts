import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { quotedContext } from '../views/pattern-places.ts';

/** Both ends of a relationship are the same context. */
export const contextMapRelationshipToItself: LintRule = {
  id: 'context-map-relationship-to-itself',
  severity: 'error',
  level: 'any',
  check: (model) =>
    Object.entries(model.relationships)
      .filter(([, { upstream, downstream }]) => upstream === downstream)
      .map(
        ([id, { upstream }]): Finding => ({
          rule: contextMapRelationshipToItself.id,
          severity: contextMapRelationshipToItself.severity,
          message: `A relationship joins ${quotedContext(model, upstream)} with itself. Choose another context for one end, or delete the relationship.`,
          path: ['relationships', id],
          subject: { section: 'relationships', id },
        }),
      ),
};
