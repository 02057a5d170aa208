import { defineRule } from '../findings/rule.ts';
import { quotedContext } from '../views/pattern-places.ts';

/** An end of a relationship names a context that is not on the board. */
export const contextMapRelationshipToNothing = defineRule({
  id: 'context-map-relationship-to-nothing',
  severity: 'error',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ entry: relationship }, { model }) =>
    (['upstream', 'downstream'] as const)
      .filter((end) => !Object.hasOwn(model.contexts, relationship[end]))
      .map((end) => ({
        at: [end],
        message: `A relationship leads to the context ${quotedContext(model, relationship[end])}, which is not on the board (any more). Choose another context for this end, or delete the relationship.`,
      })),
});
