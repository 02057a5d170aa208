import { defineRule } from '../findings/rule.ts';
import { PATTERNS } from '../metamodel/context-map.ts';
import { isSymmetric, patternsOf, quotedContext } from '../views/pattern-places.ts';

/** An open host service or a published language stands at the end that depends on the other. */
export const contextMapUpstreamPatternDownstream = defineRule({
  id: 'context-map-upstream-pattern-downstream',
  severity: 'error',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ entry: relationship }, { model }) =>
    patternsOf(relationship)
      .filter(
        ({ end, pattern }) =>
          !isSymmetric(relationship) && end === 'downstream' && PATTERNS[pattern].end === 'upstream',
      )
      .map(({ at, pattern }) => ({
        at,
        message: `${PATTERNS[pattern].label} stands at ${quotedContext(model, relationship.downstream)}, which depends on ${quotedContext(model, relationship.upstream)}: only the upstream end can offer one. Move it to the other end, or swap the direction.`,
      })),
});
