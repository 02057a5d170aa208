import { expect, test } from 'vitest';
import { lifecycleNotSound } from '#models/rules/lifecycle-not-sound.ts';
import { cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

const moves = (...list: readonly object[]) => ({
  lifecycle: { states: ['open', 'closed'], initial: 'open', moves: list },
});

test('a misspelt state is found', () => {
  expect(
    findingsOf(lifecycleNotSound, cartBoard({ cart: moves({ from: ['open'], on: 'closed', to: 'close' }) })),
  ).toEqual([
    {
      rule: 'lifecycle-not-sound',
      severity: 'error',
      message: 'There is no state "close". Did you mean "closed"?',
      path: ['elements', 'cart', 'design', 'lifecycle', 'moves', 0, 'to'],
      subject: { section: 'elements', id: 'cart' },
    },
  ]);
});

test.each([
  [{ states: ['open'], initial: 'new', moves: [] }, 'initial'],
  [{ states: ['open', 'open'], initial: 'open', moves: [] }, 'states/1'],
  [{ states: [], initial: '', moves: [] }, 'states'],
  [{ states: ['open', 'sh\u0000t'], initial: 'open', moves: [] }, 'states/1'],
  [
    { states: ['open'], initial: 'open', moves: [{ from: ['shut'], on: 'closed', to: 'open' }] },
    'moves/0/from/0',
  ],
])('%j is not sound', (lifecycle, place) => {
  expect(placesOf(findingsOf(lifecycleNotSound, cartBoard({ cart: { lifecycle } })))).toEqual([
    `error elements/cart/design/lifecycle/${place}`,
  ]);
});

test("another aggregate's event moves nothing here", () => {
  const elements = { other: { kind: 'event', text: 'Order Placed' } };
  const found = findingsOf(
    lifecycleNotSound,
    cartBoard({ cart: moves({ from: ['open'], on: 'other', to: 'closed' }) }, { elements }),
  );
  expect(placesOf(found)).toEqual(['error elements/cart/design/lifecycle/moves/0/on']);
});

test('no lifecycle is fine, and so is a sound one', () => {
  expect(findingsOf(lifecycleNotSound, cartBoard({ cart: { lifecycle: undefined } }))).toEqual([]);
  expect(findingsOf(lifecycleNotSound, cartBoard())).toEqual([]);
});
