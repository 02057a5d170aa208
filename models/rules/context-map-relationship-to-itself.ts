import { defineRule } from '../findings/rule.ts';
import { quotedContext } from '../views/pattern-places.ts';

/** Both ends of a relationship are the same context. */
export const contextMapRelationshipToItself = defineRule({
  id: 'context-map-relationship-to-itself',
  severity: 'error',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ entry: { upstream, downstream } }, { model }) => {
    if (upstream !== downstream) return [];
    const message = `A relationship joins ${quotedContext(model, upstream)} with itself. Choose another context for one end, or delete the relationship.`;
    return [{ at: [], message }];
  },
});
