import { expect, test } from 'vitest';
import { filesAbout, searchFiles } from '#app/renderer/code/files/files-about.ts';
import type { Listing } from '#app/renderer/code/worker/code-protocol.ts';

const file = (path: string, ...elements: readonly (readonly [id: string, symbol: string])[]) => ({
  path,
  elements: elements.map(([id, symbol]) => ({ id, symbol })),
});

const listing: Listing = {
  contexts: ['Orders'],
  files: [
    file('packages/orders/src/api/order/place-order-route.ts', ['place', 'addPlaceOrderRoute']),
    file('packages/orders/src/domain/order/place-order.ts', ['place', 'PlaceOrder']),
    file('packages/orders/src/domain/order/order.ts', ['order', 'Order']),
    file('README.md'),
  ],
  tests: new Map([['place', ['packages/orders/test/order/place-order.test.ts']]]),
  errors: 0,
  leftOut: [],
  refusal: undefined,
};

test('what a sticky says comes before what repeats it, and before what proves it', () => {
  expect(filesAbout(listing, 'place')).toEqual([
    'packages/orders/src/domain/order/place-order.ts',
    'packages/orders/src/api/order/place-order-route.ts',
    'packages/orders/test/order/place-order.test.ts',
  ]);
  expect(filesAbout(listing, 'nobody')).toEqual([]);
});

test.each([
  ['readme', ['README.md']],
  ['ROUTE order', ['packages/orders/src/api/order/place-order-route.ts']],
  [
    'bestellung',
    ['packages/orders/src/domain/order/place-order.ts', 'packages/orders/src/api/order/place-order-route.ts'],
  ],
  [
    ' Order ',
    [
      'packages/orders/src/domain/order/order.ts',
      'packages/orders/src/domain/order/place-order.ts',
      'packages/orders/src/api/order/place-order-route.ts',
    ],
  ],
  ['no such thing', []],
])('a search for "%s" looks at paths, names and the words of the stickies', (query, found) => {
  const textOf = (id: string) => (id === 'place' ? 'Bestellung aufgeben' : 'Order');
  expect(searchFiles(listing, query, textOf)).toEqual(found);
});

test('the exact words of a sticky come first, with its tests; then what is called so, then what says it among others', () => {
  const payment: Listing = {
    ...listing,
    files: [
      file('packages/orders/src/domain/order/order-to-pay.ts', ['due', 'OrderToPay']),
      file('packages/billing/test/pay-order.test.ts'),
      file('packages/orders/src/application/pay-order-policy.ts', ['pay', 'PayOrder']),
      file('packages/orders/test/order/settling.test.ts'),
    ],
    tests: new Map([['pay', ['packages/orders/test/order/settling.test.ts']]]),
  };
  const textOf = (id: string) => (id === 'pay' ? 'Pay Order' : 'Order to pay');
  expect(searchFiles(payment, 'pay order', textOf)).toEqual([
    'packages/orders/src/application/pay-order-policy.ts',
    'packages/orders/test/order/settling.test.ts',
    'packages/billing/test/pay-order.test.ts',
    'packages/orders/src/domain/order/order-to-pay.ts',
  ]);
});
