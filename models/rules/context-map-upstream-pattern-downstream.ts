import type { LintRule } from '../findings/rule.ts';
import { PATTERNS } from '../metamodel/context-map.ts';
import { isSymmetric, patternPlaces, quotedContext } from '../views/pattern-places.ts';

/** An open host service or a published language stands at the end that depends on the other. */
export const contextMapUpstreamPatternDownstream: LintRule = {
  id: 'context-map-upstream-pattern-downstream',
  severity: 'error',
  level: 'any',
  check: (model) =>
    patternPlaces(model)
      .filter(
        ({ relationship, end, pattern }) =>
          !isSymmetric(relationship) && end === 'downstream' && PATTERNS[pattern].end === 'upstream',
      )
      .map(({ id, relationship, pattern, path }) => ({
        rule: contextMapUpstreamPatternDownstream.id,
        severity: contextMapUpstreamPatternDownstream.severity,
        message: `${PATTERNS[pattern].label} stands at ${quotedContext(model, relationship.downstream)}, which depends on ${quotedContext(model, relationship.upstream)}: only the upstream end can offer one. Move it to the other end, or swap the direction.`,
        path,
        subject: { section: 'relationships', id },
      })),
};
