import { defineRule } from '../findings/rule.ts';
import { PATTERNS } from '../metamodel/context-map.ts';
import { patternsOf, quotedContext } from '../views/pattern-places.ts';

/** Conformist or an open host service stands inside customer-supplier, where the two sides negotiate. */
export const contextMapPatternInCustomerSupplier = defineRule({
  id: 'context-map-pattern-in-customer-supplier',
  severity: 'error',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ entry: relationship }, { model }) =>
    patternsOf(relationship)
      .filter(
        ({ pattern }) =>
          relationship.type === 'customer-supplier' &&
          (pattern === 'conformist' || pattern === 'open-host-service'),
      )
      .map(({ at, end, pattern }) => ({
        at,
        message: `${PATTERNS[pattern].label} stands at ${quotedContext(model, relationship[end])}, but a customer and a supplier agree on what they exchange. Remove the pattern, or make the relationship upstream / downstream.`,
      })),
});
