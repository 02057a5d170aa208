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
  'Order Geplaatst',
  'Bestellung aufgegeben',
  'Ware verschickt',
  'Zahlung bestätigt',
  'Pago recibido',
  'Paiement reçu',
  'Ordine effettuato',
  'Zamowienie zlozone',
  '注文が確定した',
  '',
  '💥',
])('"%s" is left alone', (text) => {
  expect(findingsOf(eventNotPastTense, boardOf({ elements: { it: { kind: 'event', text } } }))).toEqual([]);
});

const eventsOf = (texts: readonly string[]) =>
  boardOf({
    elements: Object.fromEntries(texts.map((text, index) => [`event-${index}`, { kind: 'event', text }])),
  });

test('texts in another language are left alone among English ones, and the English ones are not', () => {
  const english = [
    'Order Placed',
    'Order Paid',
    'Cart Abandoned',
    'Parcel Shipped',
    'Parcel Packing',
    'Invoice',
  ];
  const foreign = ['Pago recibido', 'Bestellung aufgegeben', 'Ticket gekauft'];
  const found = findingsOf(eventNotPastTense, eventsOf([...english, ...foreign]));
  expect(found.map(({ path }) => path[1])).toEqual(['event-4', 'event-5']);
});

test('on a board in another language nothing is judged', () => {
  const german = [
    'Bestellung aufgegeben',
    'Ware verschickt',
    'Kunde registriert',
    'Rechnung bezahlt',
    'Import',
  ];
  expect(findingsOf(eventNotPastTense, eventsOf(german))).toEqual([]);
});
