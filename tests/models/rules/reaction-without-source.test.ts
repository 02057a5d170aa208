import { expect, test } from 'vitest';
import { reactionWithoutSource } from '#models/rules/reaction-without-source.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

test.each([
  [{ ...billing, with: {} }, 'Where do "amount", "lines" of "Send Bill" come from?', 'has those names'],
  [
    { event: 'closed', call: { system: 'bank', operation: 'charge' } },
    'Where does "amount" of "charge" of "Bank" come from?',
    'has that name',
  ],
])('%j owes values', (reaction, question, reason) => {
  expect(
    findingsOf(reactionWithoutSource, policyBoard({ reactions: [reaction] }, closedFace)).map(
      ({ severity, message }) => [severity, message],
    ),
  ).toEqual([
    [
      'info',
      `${question} Nothing that "Whenever a cart is closed, send the bill" receives or remembers ${reason}. Until you say so, the code leaves the reaction out.`,
    ],
  ]);
});

test('a reaction whose values are all said owes nothing', () => {
  expect(findingsOf(reactionWithoutSource, policyBoard({ reactions: [billing] }, closedFace))).toEqual([]);
  expect(
    findingsOf(reactionWithoutSource, policyBoard({ reactions: [{ event: 'closed' }] }, closedFace)),
  ).toEqual([]);
});
