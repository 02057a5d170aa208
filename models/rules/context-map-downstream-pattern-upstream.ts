import { defineRule } from '../findings/rule.ts';
import { PATTERNS } from '../metamodel/context-map.ts';
import { isSymmetric, patternsOf, quotedContext } from '../views/pattern-places.ts';

/** An anti-corruption layer or conformist stands at the end that the other depends on. */
export const contextMapDownstreamPatternUpstream = defineRule({
  id: 'context-map-downstream-pattern-upstream',
  severity: 'error',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ entry: relationship }, { model }) =>
    patternsOf(relationship)
      .filter(
        ({ end, pattern }) =>
          !isSymmetric(relationship) && end === 'upstream' && PATTERNS[pattern].end === 'downstream',
      )
      .map(({ at, pattern }) => ({
        at,
        message: `${PATTERNS[pattern].label} stands at ${quotedContext(model, relationship.upstream)}, on which ${quotedContext(model, relationship.downstream)} depends: only the downstream end can choose it. Move it to the other end, or swap the direction.`,
      })),
});
