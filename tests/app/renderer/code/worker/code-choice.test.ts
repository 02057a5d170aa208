import { expect, test } from 'vitest';
import { chooseWithout, isReadyToGet } from '#app/renderer/code/worker/code-choice.ts';
import type { CodeChoice, CodePlan } from '#app/renderer/code/worker/code-protocol.ts';

const listing = { contexts: ['Orders', 'Shipping'] };
const planOf = (choice: CodeChoice): CodePlan => ({
  choice: structuredClone(choice),
  folders: [],
  openQuestions: [],
  leftOut: [],
  refusal: undefined,
});

test('all contexts are no list of them: one that joins later is chosen too', () => {
  expect(chooseWithout(listing, new Set(['Gone']), false)).toEqual({ contexts: undefined, force: false });
  expect(chooseWithout(listing, new Set(['Orders']), true)).toEqual({ contexts: ['Shipping'], force: true });
});

test('a choice can be handed out when it is what was planned, without a refusal', () => {
  const choice = chooseWithout(listing, new Set(['Orders']), false);
  const refusal = { code: 'model-not-sound', message: 'The board has an error.', findings: [] } as const;

  expect(isReadyToGet(choice, planOf(choice))).toBe(true);
  expect(isReadyToGet(choice, undefined)).toBe(false);
  expect(isReadyToGet(choice, { ...planOf(choice), refusal })).toBe(false);
});

test('the plan of an earlier choice is none of this one', () => {
  const choice = chooseWithout(listing, new Set(), false);

  expect(isReadyToGet(choice, planOf({ ...choice, force: true }))).toBe(false);
  expect(isReadyToGet(choice, planOf({ ...choice, contexts: ['Shipping'] }))).toBe(false);
});

test('without any context there is nothing to hand out', () => {
  const choice = chooseWithout(listing, new Set(listing.contexts), false);
  expect(isReadyToGet(choice, planOf(choice))).toBe(false);
});
