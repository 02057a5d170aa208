import { expect, test } from 'vitest';
import { keyNotSound } from '#models/rules/key-not-sound.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test.each([
  [
    { fields: [] },
    'fields',
    'The key "open cart" has no fields, so it finds nothing. Name the fields that tell one from another.',
  ],
  [
    { fields: ['custmer id'] },
    'fields/0',
    'There is no field "custmer id" to find it by. Did you mean "customer id"?',
  ],
  [
    { fields: ['note'] },
    'fields/0',
    '"note" may be missing: a key needs a value. Make the field required, or name another one.',
  ],
  [{ fields: ['items'] }, 'fields/0', '"items" is a list: a key needs one value. Name another field.'],
])('%j is not sound', (key, place, message) => {
  expect(findingsOf(keyNotSound, cartBoard({ cart: { keys: [{ name: 'open cart', ...key }] } }))).toEqual([
    {
      rule: 'key-not-sound',
      severity: 'error',
      message,
      path: [
        'elements',
        'cart',
        'design',
        'keys',
        0,
        ...place.split('/').map((part) => (part === '0' ? 0 : part)),
      ],
      subject: { section: 'elements', id: 'cart' },
    },
  ]);
});

test('a key over a name that two things have is not sound', () => {
  const messagesFor = (field: string) => {
    const cart = {
      fields: [{ name: field, type: 'text' as const }],
      keys: [{ name: 'open cart', fields: [field] }],
    };
    return findingsOf(keyNotSound, cartBoard({ cart })).map(({ message }) => message);
  };
  expect(messagesFor('ID')).toEqual(['More than one thing is called `id` here. Give one another name.']);
  expect(messagesFor('Status')).toEqual([
    'More than one thing is called `status` here. Give one another name.',
  ]);
  expect(messagesFor('email')).toEqual([]);
});

test.each([undefined, []])('keys that are %j are fine', (keys) => {
  expect(findingsOf(keyNotSound, cartBoard({ cart: { keys } }))).toEqual([]);
});
