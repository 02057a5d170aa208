import { expect, test } from 'vitest';
import { targetNotSound } from '#models/rules/target-not-sound.ts';
import { cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

const parameters = [{ name: 'book id', type: 'id', of: 'Book' }];

test('an id of something else is found', () => {
  const target = { by: 'id', parameter: 'book id' };
  expect(findingsOf(targetNotSound, cartBoard({ close: { target, parameters } }))).toEqual([
    {
      rule: 'target-not-sound',
      severity: 'error',
      message: '"book id" should be one id of Cart, because it says which Cart is meant. Change its type.',
      path: ['elements', 'close', 'design', 'target'],
      subject: { section: 'elements', id: 'close' },
    },
  ]);
});

test('what it reads is found by an id too', () => {
  const reads = [{ aggregate: 'cart', parameter: 'book id' }];
  expect(placesOf(findingsOf(targetNotSound, cartBoard({ close: { reads, parameters } })))).toEqual([
    'error elements/close/design/reads/0/parameter',
  ]);
});

test('the id counts under its usual name where no target is written', () => {
  const text = [{ name: 'Cart ID', type: 'text' }];
  expect(placesOf(findingsOf(targetNotSound, cartBoard({ close: { parameters: text } })))).toEqual([
    'error elements/close/design/target',
  ]);
});

test('a parameter that is absent is added, and a sound target is fine', () => {
  expect(
    findingsOf(targetNotSound, cartBoard({ close: { target: { by: 'id', parameter: 'cart' } } })),
  ).toEqual([]);
  expect(findingsOf(targetNotSound, cartBoard())).toEqual([]);
});
