import { expect, test } from 'vitest';
import { expressionNotValid } from '#models/rules/expression-not-valid.ts';
import { cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('a misspelt field is found at its place', () => {
  const rules = [{ text: 'Not too many', check: 'size(cart.itms) < 50' }];
  expect(findingsOf(expressionNotValid, cartBoard({ add: { rules } }))).toEqual([
    {
      rule: 'expression-not-valid',
      severity: 'error',
      message: 'There is no `itms` on Cart. Did you mean `items`?',
      path: ['elements', 'add', 'design', 'rules', 0, 'check'],
      subject: { section: 'elements', id: 'add' },
      range: { start: 10, end: 14 },
    },
  ]);
});

test.each([
  ['add', { outcomes: [{ event: 'added', when: 'price' }] }, 'outcomes/0/when'],
  ['add', { outcomes: [{ event: 'added', payload: { price: 'bookId' } }] }, 'outcomes/0/payload/price'],
  ['added', { effects: [{ do: 'set', field: 'customer id', to: 'bookId' }] }, 'effects/0/to'],
  ['added', { effects: [{ do: 'remove', field: 'items', where: 'item => item.price' }] }, 'effects/0/where'],
  ['cart', { derived: [{ name: 'total', value: 'total' }] }, 'derived/0/value'],
  ['cart', { derived: [{ name: 'total', value: 'note' }] }, 'derived/0/value'],
  ['cart', { keys: [{ name: 'open cart', fields: ['customer id'], when: 'items' }] }, 'keys/0/when'],
])('a mistake in the design of %s is found (%j)', (id, change, place) => {
  expect(placesOf(findingsOf(expressionNotValid, cartBoard({ [id]: change })))).toContain(
    `error elements/${id}/design/${place}`,
  );
});

test('a cart that may not exist yet has no required fields, whatever the derived field', () => {
  const rules = [{ text: 'Same customer', check: 'cart.customerId == customerId' }];
  const [finding] = findingsOf(expressionNotValid, cartBoard({ add: { rules } }));
  expect(finding?.message).toContain('the Cart may not exist yet');
});

test('an expression that is absent is fine, an empty one is not', () => {
  expect(findingsOf(expressionNotValid, cartBoard({ add: { rules: [{ text: 'Only once' }] } }))).toEqual([]);
  const empty = findingsOf(
    expressionNotValid,
    cartBoard({ add: { rules: [{ text: 'Only once', check: '' }] } }),
  );
  expect(empty.map(({ message }) => message)).toEqual(['There is no expression yet.']);
});

test('a sound design has no findings', () => {
  expect(findingsOf(expressionNotValid, cartBoard())).toEqual([]);
});
