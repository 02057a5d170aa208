import type { LintRule } from '../findings/rule.ts';
import { patternPlaces, patternsAt, quotedContext } from '../views/pattern-places.ts';

/** One end both takes over the other's model and keeps it out. */
export const contextMapLayerAndConformist: LintRule = {
  id: 'context-map-layer-and-conformist',
  severity: 'error',
  level: 'any',
  check: (model) =>
    patternPlaces(model)
      .filter(
        ({ relationship, end, pattern }) =>
          pattern === 'conformist' && patternsAt(relationship, end).includes('anti-corruption-layer'),
      )
      .map(({ id, relationship, end, path }) => ({
        rule: contextMapLayerAndConformist.id,
        severity: contextMapLayerAndConformist.severity,
        message: `${quotedContext(model, relationship[end])} is conformist and has an anti-corruption layer: it cannot take over the other model and keep it out. Decide for one and remove the other.`,
        path,
        subject: { section: 'relationships', id },
      })),
};
