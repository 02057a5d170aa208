import { expect, test } from 'vitest';
import { relationToNothing } from '#models/rules/relation-to-nothing.ts';
import { boardOf, cartBoard, placesOf } from '#tests/support/design-board.ts';

test('each end that is not there is found', () => {
  const board = boardOf({ relations: { lost: { type: 'emits', from: 'gone', to: 'away' } } });
  expect(placesOf(relationToNothing.check(board))).toEqual([
    'warning relations/lost/from',
    'warning relations/lost/to',
  ]);
});

test('a relation between two stickies is fine', () => {
  expect(relationToNothing.check(cartBoard())).toEqual([]);
});
