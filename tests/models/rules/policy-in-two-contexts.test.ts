import { expect, test } from 'vitest';
import { policyInTwoContexts } from '#models/rules/policy-in-two-contexts.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { policyBoard } from '#tests/support/policy-board.ts';

test('no policy reaches into two contexts', () => {
  const reactions = [{ event: 'closed', command: 'send-bill', compensation: 'close' }];
  expect(
    findingsOf(policyInTwoContexts, policyBoard({ reactions })).map(({ path, message }) => [path, message]),
  ).toEqual([
    [
      ['elements', 'policy'],
      'This policy issues commands of "Billing" and "Shop". Make a policy for each of them: a policy runs in the context whose commands it issues, and reacts to events of the others.',
    ],
  ]);
});

test('what is only drawn may be a sketch', () => {
  const drawn = (design: object | undefined) => {
    const board = policyBoard(design);
    const closes = { type: 'issues', from: 'policy', to: 'close' };
    return { ...board, relations: { ...board.relations, closes } } as typeof board;
  };
  expect(findingsOf(policyInTwoContexts, drawn(undefined)).map(({ severity }) => severity)).toEqual([
    'warning',
  ]);
  expect(findingsOf(policyInTwoContexts, drawn({ mode: 'manual' }))).toEqual([]);
});

test.each([
  [undefined],
  [{ mode: 'manual', reactions: [{ event: 'closed', command: 'send-bill', compensation: 'close' }] }],
  [{ reactions: [] }],
  [
    {
      reactions: [
        { event: 'closed', command: 'send-bill' },
        { event: 'added', command: 'gone' },
      ],
    },
  ],
])('%j stays in one context', (design) => {
  expect(findingsOf(policyInTwoContexts, policyBoard(design))).toEqual([]);
});
