import { expect, test } from 'vitest';
import { contextMapRelationshipToItself } from '#models/rules/context-map-relationship-to-itself.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('a relationship of a context with itself is found', () => {
  expect(findingsOf(contextMapRelationshipToItself, boardWithRelationship({ downstream: 'orders' }))).toEqual(
    [
      {
        rule: 'context-map-relationship-to-itself',
        severity: 'error',
        message:
          'A relationship joins "Orders" with itself. Choose another context for one end, or delete the relationship.',
        path: ['relationships', 'line'],
        subject: { section: 'relationships', id: 'line' },
      },
    ],
  );
});

test('a context without a name is called by its id', () => {
  const model = { ...boardWithRelationship({ downstream: 'orders' }), contexts: { orders: { name: ' ' } } };
  expect(findingsOf(contextMapRelationshipToItself, model)[0]?.message).toContain('"orders"');
});

test('a relationship between two contexts is fine', () => {
  expect(findingsOf(contextMapRelationshipToItself, boardWithRelationship())).toEqual([]);
});
