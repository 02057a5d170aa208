import { expect, test } from 'vitest';
import { aggregateWithoutCommand } from '#models/rules/aggregate-without-command.ts';
import { boardOf, cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('an aggregate on its own is found', () => {
  expect(
    findingsOf(aggregateWithoutCommand, boardOf({ elements: { cart: { kind: 'aggregate', text: 'Cart' } } })),
  ).toEqual([
    {
      rule: 'aggregate-without-command',
      severity: 'info',
      message:
        'No command is handled by "Cart", so nothing can happen to it. Connect the commands whose rules it keeps.',
      path: ['elements', 'cart'],
      subject: { section: 'elements', id: 'cart' },
    },
  ]);
});

test('an aggregate without a text is called by its id', () => {
  const [finding] = findingsOf(
    aggregateWithoutCommand,
    boardOf({ elements: { cart: { kind: 'aggregate', text: '' } } }),
  );
  expect(finding?.message).toContain('"cart"');
});

test('an aggregate with commands is fine', () => {
  expect(findingsOf(aggregateWithoutCommand, cartBoard())).toEqual([]);
});
