import { defineRule } from '../findings/rule.ts';
import { patternsOf, quotedContext } from '../views/pattern-places.ts';

/** An anti-corruption layer stands inside customer-supplier: possible, but a sign that the customer has no say. */
export const contextMapLayerInCustomerSupplier = defineRule({
  id: 'context-map-layer-in-customer-supplier',
  severity: 'warning',
  level: 'any',
  speed: 'fast',
  visits: { relationships: true },
  check: ({ entry: relationship }, { model }) =>
    patternsOf(relationship)
      .filter(
        ({ pattern }) => relationship.type === 'customer-supplier' && pattern === 'anti-corruption-layer',
      )
      .map(({ at, end }) => ({
        at,
        message: `${quotedContext(model, relationship[end])} protects itself with an anti-corruption layer although it is the customer or the supplier in a negotiation. If the two really agree on the model, remove the layer; if not, make the relationship upstream / downstream.`,
      })),
});
