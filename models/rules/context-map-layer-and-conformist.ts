import { defineRule } from '../findings/rule.ts';
import { patternsAt, patternsOf, quotedContext } from '../views/pattern-places.ts';

/** One end both takes over the other's model and keeps it out. */
export const contextMapLayerAndConformist = defineRule({
  id: 'context-map-layer-and-conformist',
  severity: 'error',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ entry: relationship }, { model }) =>
    patternsOf(relationship)
      .filter(
        ({ end, pattern }) =>
          pattern === 'conformist' && patternsAt(relationship, end).includes('anti-corruption-layer'),
      )
      .map(({ at, end }) => ({
        at,
        message: `${quotedContext(model, relationship[end])} is conformist and has an anti-corruption layer: it cannot take over the other model and keep it out. Decide for one and remove the other.`,
      })),
});
