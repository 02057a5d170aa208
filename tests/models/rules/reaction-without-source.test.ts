import { expect, test } from 'vitest';
import { reactionWithoutSource } from '#models/rules/reaction-without-source.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

test.each([
  [{ ...billing, with: {} }, '"amount", "lines" of "Send Bill"'],
  [{ event: 'closed', call: { system: 'bank', operation: 'charge' } }, '"amount" of "charge" of "Bank"'],
])('%j owes values', (reaction, what) => {
  expect(
    reactionWithoutSource
      .check(policyBoard({ reactions: [reaction] }, closedFace))
      .map(({ severity, message }) => [severity, message]),
  ).toEqual([
    [
      'info',
      `Where does ${what} come from? Nothing that "Whenever a cart is closed, send the bill" hears or remembers bears that name. Until somebody says so, the code leaves the reaction out.`,
    ],
  ]);
});

test('a reaction whose values are all said owes nothing', () => {
  expect(reactionWithoutSource.check(policyBoard({ reactions: [billing] }, closedFace))).toEqual([]);
  expect(reactionWithoutSource.check(policyBoard({ reactions: [{ event: 'closed' }] }, closedFace))).toEqual(
    [],
  );
});
