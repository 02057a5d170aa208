import { expect, test } from 'vitest';
import { effectNotSound } from '#models/rules/effect-not-sound.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test.each([
  [{ do: 'set', field: 'nte', to: 'bookId' }, '"Cart" has no field "nte". Did you mean `note`?'],
  [{ do: 'set', field: 'id', to: 'bookId' }, 'The id of an aggregate never changes. Take this effect out.'],
  [{ do: 'set', field: 'total', to: 'price' }, '"total" follows from other fields: change those instead.'],
  [
    { do: 'clear', field: 'customer id' },
    '"customer id" must always be set. Mark it as optional to clear it.',
  ],
  [{ do: 'increment', field: 'note', by: '1' }, '"note" is text: it cannot be incremented. Use "set".'],
  [
    { do: 'append', field: 'note', value: "'x'" },
    '"note" is not a list: nothing can be appended to it or removed from it. Use "set".',
  ],
  [
    { do: 'remove', field: 'note', where: 'x => true' },
    '"note" is not a list: nothing can be appended to it or removed from it. Use "set".',
  ],
  [{ do: 'append', field: 'items' }, 'Say what is appended: one value, or the values of its fields.'],
  [{ do: 'append', field: 'items', values: {} }, 'A Line needs a value for `bookId`, `price` too.'],
  [
    { do: 'append', field: 'items', values: { colour: "'red'" } },
    'Line has no field "colour". Take the value out, or add the field.',
  ],
  [
    { do: 'append', field: 'items', value: 'x', values: {} },
    'Give either one value or the values of its fields, not both.',
  ],
])('%j is not sound', (effect, message) => {
  const effects = [{ do: 'set', field: 'customer id', to: 'customerId' }, effect];
  expect(findingsOf(effectNotSound, cartBoard({ added: { effects } }))).toEqual([
    {
      rule: 'effect-not-sound',
      severity: 'error',
      message,
      path: ['elements', 'added', 'design', 'effects', 1],
      subject: { section: 'elements', id: 'added' },
    },
  ]);
});

test('an effect on one of two fields of one name is not sound', () => {
  const fields = [
    { name: 'note', type: 'text' },
    { name: 'Note', type: 'text', list: true },
  ];
  const effects = [{ do: 'set', field: 'note', to: "'x'" }];
  const found = findingsOf(effectNotSound, cartBoard({ cart: { fields }, added: { effects } }));
  expect(found.map(({ message }) => message)).toEqual([
    'More than one thing is called `note` here. Give one another name.',
  ]);
});

test('sound effects are fine, and so are none', () => {
  expect(findingsOf(effectNotSound, cartBoard())).toEqual([]);
  expect(findingsOf(effectNotSound, cartBoard({ added: { effects: [] } }))).toEqual([]);
  expect(findingsOf(effectNotSound, cartBoard({ added: { effects: undefined } }))).toEqual([]);
});
