import { expect, test } from 'vitest';
import { stateWithoutSource } from '#models/rules/state-without-source.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { policyBoard } from '#tests/support/policy-board.ts';

const state = [{ name: 'last total', type: 'money' }];

test.each([
  { state },
  { state, reactions: [] },
  { state, reactions: [{ event: 'closed' }] },
  { state, reactions: [{ event: 'closed', remember: {} }] },
])('%j never sets what it remembers', (design) => {
  expect(findingsOf(stateWithoutSource, policyBoard(design))).toEqual([
    {
      rule: 'state-without-source',
      severity: 'warning',
      message:
        '"Whenever a cart is closed, send the bill" never remembers "last total", because nothing sets it. Set it in a reaction, or remove it.',
      path: ['elements', 'policy', 'design', 'state', 0],
      subject: { section: 'elements', id: 'policy' },
    },
  ]);
});

test.each([
  undefined,
  {},
  { state: [] },
  { state, mode: 'manual' },
  { state, reactions: [{ event: 'closed', remember: { 'Last Total': 'total' } }] },
])('%j is fine', (design) => {
  expect(findingsOf(stateWithoutSource, policyBoard(design))).toEqual([]);
});
