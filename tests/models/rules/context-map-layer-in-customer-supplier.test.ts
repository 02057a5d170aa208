import { expect, test } from 'vitest';
import { contextMapLayerInCustomerSupplier } from '#models/rules/context-map-layer-in-customer-supplier.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('a customer that protects itself is found', () => {
  const model = boardWithRelationship({
    type: 'customer-supplier',
    downstreamPatterns: ['anti-corruption-layer'],
  });
  expect(findingsOf(contextMapLayerInCustomerSupplier, model)).toEqual([
    {
      rule: 'context-map-layer-in-customer-supplier',
      severity: 'warning',
      message:
        '"Payments" protects itself with an anti-corruption layer although it is the customer or the supplier in a negotiation. If the two really agree on the model, remove the layer; if not, make the relationship upstream / downstream.',
      path: ['relationships', 'line', 'downstreamPatterns', 0],
      subject: { section: 'relationships', id: 'line' },
    },
  ]);
});

test('a layer in a plain upstream / downstream relationship is fine', () => {
  const model = boardWithRelationship({ downstreamPatterns: ['anti-corruption-layer'] });
  expect(findingsOf(contextMapLayerInCustomerSupplier, model)).toEqual([]);
});

test('patterns that are absent or empty are fine', () => {
  expect(
    findingsOf(contextMapLayerInCustomerSupplier, boardWithRelationship({ type: 'customer-supplier' })),
  ).toEqual([]);
  expect(
    findingsOf(
      contextMapLayerInCustomerSupplier,
      boardWithRelationship({ type: 'customer-supplier', upstreamPatterns: [], downstreamPatterns: [] }),
    ),
  ).toEqual([]);
});
