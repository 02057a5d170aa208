import { expect, test } from 'vitest';
import { contextMapRelationshipToNothing } from '#models/rules/context-map-relationship-to-nothing.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';

test('an end that names no context of the board is found', () => {
  expect(contextMapRelationshipToNothing.check(boardWithRelationship({ downstream: 'shipping' }))).toEqual([
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
  expect(contextMapRelationshipToNothing.check(model).map(({ path }) => path[2])).toEqual([
    'upstream',
    'downstream',
  ]);
});

test('a relationship between two contexts of the board is fine, also when one has an empty name', () => {
  const model = boardWithRelationship();
  expect(contextMapRelationshipToNothing.check(model)).toEqual([]);
  const nameless = { ...model, contexts: { ...model.contexts, payments: { name: '' } } };
  expect(contextMapRelationshipToNothing.check(nameless)).toEqual([]);
});

test('a map without relationships is fine', () => {
  expect(contextMapRelationshipToNothing.check({ ...boardWithRelationship(), relationships: {} })).toEqual(
    [],
  );
});
