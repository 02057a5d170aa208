import type { LintRule } from '../findings/rule.ts';
import { PATTERNS } from '../metamodel/context-map.ts';
import { patternPlaces, quotedContext } from '../views/pattern-places.ts';

/** Conformist or an open host service stands inside customer-supplier, where the two sides negotiate. */
export const contextMapPatternInCustomerSupplier: LintRule = {
  id: 'context-map-pattern-in-customer-supplier',
  severity: 'error',
  level: 'any',
  check: (model) =>
    patternPlaces(model)
      .filter(
        ({ relationship, pattern }) =>
          relationship.type === 'customer-supplier' &&
          (pattern === 'conformist' || pattern === 'open-host-service'),
      )
      .map(({ id, relationship, end, pattern, path }) => ({
        rule: contextMapPatternInCustomerSupplier.id,
        severity: contextMapPatternInCustomerSupplier.severity,
        message: `${PATTERNS[pattern].label} stands at ${quotedContext(model, relationship[end])}, but a customer and a supplier agree on what they exchange. Remove the pattern, or make the relationship upstream / downstream.`,
        path,
        subject: { section: 'relationships', id },
      })),
};
