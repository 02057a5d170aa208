import { expect, test } from 'vitest';
import { emptyText } from '#models/rules/empty-text.ts';
import { boardOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test.each(['', '   '])('a sticky with the text "%s" is found', (text) => {
  const board = boardOf({ elements: { blank: { kind: 'event', text } } });
  expect(findingsOf(emptyText, board)).toEqual([
    {
      rule: 'empty-text',
      severity: 'info',
      message:
        'Nothing is written here yet. Something that happened, in the past tense: "Order Placed". Write it, or delete the sticky.',
      path: ['elements', 'blank', 'text'],
      subject: { section: 'elements', id: 'blank' },
    },
  ]);
});

test.each(['frame', 'image', 'text'])('a %s needs no text', (kind) => {
  expect(findingsOf(emptyText, boardOf({ elements: { plain: { kind } } }))).toEqual([]);
});
