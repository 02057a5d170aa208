import { expect, test } from 'vitest';
import { contextMapDuplicateRelationship } from '#models/rules/context-map-duplicate-relationship.ts';
import { boardWithRelationships } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('the second of two equal relationships is found', () => {
  expect(findingsOf(contextMapDuplicateRelationship, boardWithRelationships({ line: {}, a: {} }))).toEqual([
    {
      rule: 'context-map-duplicate-relationship',
      severity: 'warning',
      message:
        '"Orders" and "Payments" are joined twice by upstream / downstream. Delete one of the two after moving what only it says.',
      path: ['relationships', 'line'],
      subject: { section: 'relationships', id: 'line' },
    },
  ]);
});

test('a symmetric relationship is the same from either side', () => {
  const model = boardWithRelationships({
    a: { type: 'partnership' },
    b: { type: 'partnership', upstream: 'payments', downstream: 'orders' },
  });
  expect(findingsOf(contextMapDuplicateRelationship, model).map(({ subject }) => subject)).toEqual([
    { section: 'relationships', id: 'b' },
  ]);
});

test('another type or the other direction is another relationship', () => {
  const model = boardWithRelationships({
    a: {},
    b: { upstream: 'payments', downstream: 'orders' },
    c: { type: 'customer-supplier' },
  });
  expect(findingsOf(contextMapDuplicateRelationship, model)).toEqual([]);
});

test('a map without relationships is fine', () => {
  expect(findingsOf(contextMapDuplicateRelationship, boardWithRelationships({}))).toEqual([]);
});
