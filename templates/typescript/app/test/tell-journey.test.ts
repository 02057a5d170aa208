import { describe, expect, it } from 'vitest';
import type { JourneyJson, JourneyStep } from '../src/journeys/journey.js';
import { tellStep } from '../src/journeys/tell-journey.js';

it('a wish is told with what it says, ids apart, and with what happened', () => {
  const wish: JourneyStep = {
    kind: 'wish',
    who: 'Customer',
    what: 'Add Book',
    path: '/orders/carts/add-book',
    body: {
      bookId: '{dune}',
      title: 'Dune',
      unitPrice: { amount: '10.99', currency: 'USD' },
      gift: true,
      n: 1,
    },
    leadsTo: { refusal: 'cart-is-full' },
  };
  const entry = { id: '1', subject: 'cart-1', occurredAt: '', heardBy: ['orders'] };
  const happened = [
    { ...entry, from: 'orders', name: 'orders.book-added' },
    { ...entry, from: 'orders', name: 'book.added' },
  ];

  const words = (name: string) => (name === 'orders.book-added' ? 'Book Added' : undefined);
  expect(tellStep(wish, happened, words)).toEqual([
    '  Customer: Add Book (title Dune, unit price 10.99 USD, gift yes)  (refused: cart-is-full)',
    '      Orders: Book Added',
  ]);
  expect(tellStep({ ...wish, body: {} }, [], words)).toEqual([
    '  Customer: Add Book  (refused: cart-is-full)',
  ]);
});

describe('a look at a read model is told', () => {
  it.each<[shown: string, rows: readonly JourneyJson[]]>([
    ['nothing', []],
    ['state paid back', [{ state: 'paid back' }]],
    [
      'on hand 10, open yes, total 23.79 USD',
      [{ onHand: 10, open: true, total: { amount: '23.79', currency: 'USD' } }],
    ],
    ['shipping class standard', [{ orderId: '{order}', lines: [1, 2], shippingClass: 'standard' }]],
    ['a 1, b 2, c 3', [{ a: 1, b: 2, c: 3, d: 4 }]],
    ['due in 2 hours', [{ dueIn: 'PT2H' }]],
    ['1 row', [{ orderId: '{order}' }]],
    ['2 rows', [{ orderId: '{order}' }, { orderId: '{other}', state: 'open' }]],
    ['n 1; n 2; n 3; 2 more', [1, 2, 3, 4, 5].map((n) => ({ n }))],
  ])('by its main values: %s', (shown, rows) => {
    const [line] = tellStep({ kind: 'look', what: 'Orders', path: '/orders', rows }, [], () => undefined);
    expect(line).toBe(`  Orders shows ${shown}`);
  });
});
