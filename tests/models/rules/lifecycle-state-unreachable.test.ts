import { expect, test } from 'vitest';
import { lifecycleStateUnreachable } from '#models/rules/lifecycle-state-unreachable.ts';
import { cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('a state that nothing leads to is found', () => {
  const lifecycle = { states: ['open', 'closed'], initial: 'open', moves: [] };
  expect(findingsOf(lifecycleStateUnreachable, cartBoard({ cart: { lifecycle } }))).toEqual([
    {
      rule: 'lifecycle-state-unreachable',
      severity: 'warning',
      message: 'Nothing ever moves "Cart" to "closed". Add the move, or remove the state.',
      path: ['elements', 'cart', 'design', 'lifecycle', 'states', 1],
      subject: { section: 'elements', id: 'cart' },
    },
  ]);
});

test('two states that lead to each other only are both found', () => {
  const moves = [
    { from: ['lost'], on: 'closed', to: 'found' },
    { from: ['found'], on: 'closed', to: 'lost' },
  ];
  const lifecycle = { states: ['open', 'lost', 'found'], initial: 'open', moves };
  expect(placesOf(findingsOf(lifecycleStateUnreachable, cartBoard({ cart: { lifecycle } })))).toEqual([
    'warning elements/cart/design/lifecycle/states/1',
    'warning elements/cart/design/lifecycle/states/2',
  ]);
});

test('a move on an event that no command leads to is found', () => {
  const found = findingsOf(lifecycleStateUnreachable, cartBoard({ close: { outcomes: [] } }));
  expect(placesOf(found)).toEqual(['warning elements/cart/design/lifecycle/moves/0/on']);
});

test('a sound lifecycle is fine', () => {
  expect(findingsOf(lifecycleStateUnreachable, cartBoard())).toEqual([]);
});
