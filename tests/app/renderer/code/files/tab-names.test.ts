import { expect, test } from 'vitest';
import { tabNames } from '#app/renderer/code/files/tab-names.ts';

test('files of one name are told apart by the folder in which they differ', () => {
  expect(
    tabNames([
      'packages/orders/src/domain/order/order-confirmed.ts',
      'packages/inventory/src/acl/orders/order-confirmed.ts',
      'packages/shipping/src/acl/orders/order-confirmed.ts',
      'packages/orders/test/order/confirm-order.test.ts',
    ]),
  ).toEqual([
    { name: 'order-confirmed.ts', folder: 'orders' },
    { name: 'order-confirmed.ts', folder: 'inventory' },
    { name: 'order-confirmed.ts', folder: 'shipping' },
    { name: 'confirm-order.test.ts', folder: undefined },
  ]);
});

test('where no folder alone is enough, all that differ are said', () => {
  const names = tabNames(['orders/domain/a.ts', 'orders/json/a.ts', 'billing/domain/a.ts', 'a.ts']);
  expect(names.map(({ folder }) => folder)).toEqual(['orders/domain', 'json', 'billing', '']);
});
