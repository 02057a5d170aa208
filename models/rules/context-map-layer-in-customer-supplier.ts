import type { LintRule } from '../findings/rule.ts';
import { patternPlaces, quotedContext } from '../views/pattern-places.ts';

/** An anti-corruption layer stands inside customer-supplier: possible, but a sign that the customer has no say. */
export const contextMapLayerInCustomerSupplier: LintRule = {
  id: 'context-map-layer-in-customer-supplier',
  severity: 'warning',
  level: 'any',
  check: (model) =>
    patternPlaces(model)
      .filter(
        ({ relationship, pattern }) =>
          relationship.type === 'customer-supplier' && pattern === 'anti-corruption-layer',
      )
      .map(({ id, relationship, end, path }) => ({
        rule: contextMapLayerInCustomerSupplier.id,
        severity: contextMapLayerInCustomerSupplier.severity,
        message: `${quotedContext(model, relationship[end])} protects itself with an anti-corruption layer although it is the customer or the supplier in a negotiation. If the two really agree on the model, remove the layer; if not, make the relationship upstream / downstream.`,
        path,
        subject: { section: 'relationships', id },
      })),
};
