import { expect, test } from 'vitest';
import { commandNotImperative } from '#models/rules/command-not-imperative.ts';
import { boardOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('a command that tells of the past is found', () => {
  expect(
    findingsOf(
      commandNotImperative,
      boardOf({ elements: { placed: { kind: 'command', text: 'Order Placed' } } }),
    ),
  ).toEqual([
    {
      rule: 'command-not-imperative',
      severity: 'info',
      message: '"Order Placed" does not read as a command. Begin with the verb, as in "Place Order".',
      path: ['elements', 'placed', 'text'],
      subject: { section: 'elements', id: 'placed' },
    },
  ]);
});

test.each(['Payment Confirmation', 'Shipping the parcel', 'Cancelled'])('"%s" is no wish', (text) => {
  expect(
    findingsOf(commandNotImperative, boardOf({ elements: { it: { kind: 'command', text } } })),
  ).toHaveLength(1);
});

test.each([
  'Place Order',
  'Set Price',
  'Ship Order',
  'Process Payment',
  'Mark Paid',
  'Mark Order as Paid',
  'Invoice Customer',
  'Bring Back Book',
  'Proceed',
  'Embed Video',
  'Bestellung aufgeben',
  'Reklamation anlegen',
  'Paiement accepter',
  'Notification envoyer',
  'Zahlung',
  '注文する',
  '',
])('"%s" is left alone', (text) => {
  expect(findingsOf(commandNotImperative, boardOf({ elements: { it: { kind: 'command', text } } }))).toEqual(
    [],
  );
});
