import { expect, test } from 'vitest';
import { archiveName } from '#app/renderer/code/worker/pack-project.ts';

const many = ['Catalog', 'Inventory', 'Membership', 'Orders', 'Payments', 'Shipping', 'Returns'];

test.each([
  [[], 'bookly'],
  [['Orders'], 'bookly-orders'],
  [['Order Taking', 'Päyments / Refunds'], 'bookly-order-taking-payments-refunds'],
  [['注文'], 'bookly-注文'],
  [many, 'bookly-7-contexts'],
  [[''], 'bookly-part'],
])('an archive of %j says so in its name', (contexts, name) => {
  expect(archiveName('bookly', contexts)).toBe(name);
});
