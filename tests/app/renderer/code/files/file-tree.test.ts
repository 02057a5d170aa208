import { expect, test } from 'vitest';
import { foldersAround, toFileTree } from '#app/renderer/code/files/file-tree.ts';

const paths = [
  'README.md',
  'packages/orders/src/domain/order/order.ts',
  'packages/orders/src/domain/order/place-order.ts',
  'packages/orders/package.json',
  'docs/ids.md',
];

test('folders come first, and a folder with nothing but a folder shares its line', () => {
  expect(toFileTree(paths)).toEqual([
    { path: 'docs', name: 'docs', children: [{ path: 'docs/ids.md', name: 'ids.md' }] },
    {
      path: 'packages/orders',
      name: 'packages/orders',
      children: [
        {
          path: 'packages/orders/src/domain/order',
          name: 'src/domain/order',
          children: [
            { path: 'packages/orders/src/domain/order/order.ts', name: 'order.ts' },
            { path: 'packages/orders/src/domain/order/place-order.ts', name: 'place-order.ts' },
          ],
        },
        { path: 'packages/orders/package.json', name: 'package.json' },
      ],
    },
    { path: 'README.md', name: 'README.md' },
  ]);
  expect(toFileTree([])).toEqual([]);
});

test('the folders around a file are those that must be open for it to be seen', () => {
  const tree = toFileTree(paths);
  expect(foldersAround(tree, 'packages/orders/src/domain/order/order.ts')).toEqual([
    'packages/orders',
    'packages/orders/src/domain/order',
  ]);
  expect(foldersAround(tree, 'README.md')).toEqual([]);
  expect(foldersAround(tree, 'nowhere/at-all.ts')).toEqual([]);
});
