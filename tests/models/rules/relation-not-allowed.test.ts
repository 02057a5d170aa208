import { expect, test } from 'vitest';
import { relationNotAllowed } from '#models/rules/relation-not-allowed.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('an actor that emits an event is found', () => {
  const elements = { customer: { kind: 'actor', text: 'Customer' } };
  const relations = { odd: { type: 'emits', from: 'customer', to: 'added' } };
  expect(findingsOf(relationNotAllowed, cartBoard({}, { elements, relations }))).toEqual([
    {
      rule: 'relation-not-allowed',
      severity: 'warning',
      message:
        'A relation says: actor "Customer" "emits" domain event "Book Added". That has no meaning. Delete it, or put the sticky that is missing in between.',
      path: ['relations', 'odd'],
      subject: { section: 'relations', id: 'odd' },
    },
  ]);
});

test('the relation that fits is named', () => {
  const elements = { customer: { kind: 'actor', text: 'Customer' } };
  const relations = { odd: { type: 'emits', from: 'customer', to: 'add' } };
  expect(findingsOf(relationNotAllowed, cartBoard({}, { elements, relations }))[0]?.message).toContain(
    'it can be "issues"',
  );
});

test('relations to nothing are not its business, and sound ones are fine', () => {
  expect(
    findingsOf(
      relationNotAllowed,
      cartBoard({}, { relations: { lost: { type: 'emits', from: 'cart', to: 'gone' } } }),
    ),
  ).toEqual([]);
});
