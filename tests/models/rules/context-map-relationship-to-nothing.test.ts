import { expect, test } from 'vitest';
import { contextMapRelationshipToNothing } from '#models/rules/context-map-relationship-to-nothing.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('an end that names no context of the board is found', () => {
  expect(
    findingsOf(contextMapRelationshipToNothing, boardWithRelationship({ downstream: 'shipping' })),
  ).toEqual([
    {
      rule: 'context-map-relationship-to-nothing',
      severity: 'error',
      message:
        'A relationship leads to the context "shipping", which is not on the board (any more). Choose another context for this end, or delete the relationship.',
      path: ['relationships', 'line', 'downstream'],
      subject: { section: 'relationships', id: 'line' },
    },
  ]);
});

test('both ends are looked at, and a name that every object has is no context', () => {
  const model = boardWithRelationship({ upstream: 'toString', downstream: 'shipping' });
  expect(findingsOf(contextMapRelationshipToNothing, model).map(({ path }) => path[2])).toEqual([
    'upstream',
    'downstream',
  ]);
});

test('a relationship between two contexts of the board is fine, also when one has an empty name', () => {
  const model = boardWithRelationship();
  expect(findingsOf(contextMapRelationshipToNothing, model)).toEqual([]);
  const nameless = { ...model, contexts: { ...model.contexts, payments: { name: '' } } };
  expect(findingsOf(contextMapRelationshipToNothing, nameless)).toEqual([]);
});

test('a map without relationships is fine', () => {
  expect(
    findingsOf(contextMapRelationshipToNothing, { ...boardWithRelationship(), relationships: {} }),
  ).toEqual([]);
});
