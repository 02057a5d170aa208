import type { LintRule } from '../findings/rule.ts';
import { PATTERNS } from '../metamodel/context-map.ts';
import { isSymmetric, patternPlaces, quotedContext } from '../views/pattern-places.ts';

/** An anti-corruption layer or conformist stands at the end that the other depends on. */
export const contextMapDownstreamPatternUpstream: LintRule = {
  id: 'context-map-downstream-pattern-upstream',
  severity: 'error',
  level: 'any',
  check: (model) =>
    patternPlaces(model)
      .filter(
        ({ relationship, end, pattern }) =>
          !isSymmetric(relationship) && end === 'upstream' && PATTERNS[pattern].end === 'downstream',
      )
      .map(({ id, relationship, pattern, path }) => ({
        rule: contextMapDownstreamPatternUpstream.id,
        severity: contextMapDownstreamPatternUpstream.severity,
        message: `${PATTERNS[pattern].label} stands at ${quotedContext(model, relationship.upstream)}, on which ${quotedContext(model, relationship.downstream)} depends: only the downstream end can choose it. Move it to the other end, or swap the direction.`,
        path,
        subject: { section: 'relationships', id },
      })),
};
