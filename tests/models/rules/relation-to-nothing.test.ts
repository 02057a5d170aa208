import { expect, test } from 'vitest';
import { relationToNothing } from '#models/rules/relation-to-nothing.ts';
import { boardOf, cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('each end that is not there is found', () => {
  const board = boardOf({ relations: { lost: { type: 'emits', from: 'gone', to: 'away' } } });
  expect(placesOf(findingsOf(relationToNothing, board))).toEqual([
    'warning relations/lost/from',
    'warning relations/lost/to',
  ]);
});

test('a relation between two stickies is fine', () => {
  expect(findingsOf(relationToNothing, cartBoard())).toEqual([]);
});
