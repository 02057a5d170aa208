import { expect, test } from 'vitest';
import { contextMapPatternInCustomerSupplier } from '#models/rules/context-map-pattern-in-customer-supplier.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('a conformist customer is found', () => {
  const model = boardWithRelationship({ type: 'customer-supplier', downstreamPatterns: ['conformist'] });
  expect(findingsOf(contextMapPatternInCustomerSupplier, model)).toEqual([
    {
      rule: 'context-map-pattern-in-customer-supplier',
      severity: 'error',
      message:
        'Conformist stands at "Payments", but a customer and a supplier agree on what they exchange. Remove the pattern, or make the relationship upstream / downstream.',
      path: ['relationships', 'line', 'downstreamPatterns', 0],
      subject: { section: 'relationships', id: 'line' },
    },
  ]);
});

test('a supplier with an open host service is found', () => {
  const upstreamPatterns = ['published-language', 'open-host-service'];
  const model = boardWithRelationship({ type: 'customer-supplier', upstreamPatterns });
  expect(findingsOf(contextMapPatternInCustomerSupplier, model).map(({ path }) => path)).toEqual([
    ['relationships', 'line', 'upstreamPatterns', 1],
  ]);
});

test('both are fine in a plain upstream / downstream relationship', () => {
  const model = boardWithRelationship({
    upstreamPatterns: ['open-host-service'],
    downstreamPatterns: ['conformist'],
  });
  expect(findingsOf(contextMapPatternInCustomerSupplier, model)).toEqual([]);
});

test('patterns that are absent or empty are fine', () => {
  expect(
    findingsOf(contextMapPatternInCustomerSupplier, boardWithRelationship({ type: 'customer-supplier' })),
  ).toEqual([]);
  expect(
    findingsOf(
      contextMapPatternInCustomerSupplier,
      boardWithRelationship({ type: 'customer-supplier', upstreamPatterns: [], downstreamPatterns: [] }),
    ),
  ).toEqual([]);
});
