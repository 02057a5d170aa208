import { expect, test } from 'vitest';
import { reactionNotSound } from '#models/rules/reaction-not-sound.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

const call = { system: 'bank', operation: 'charge', with: { amount: 'total' } };
const stateless =
  'Only a policy that remembers something has processes. Give it fields to remember, or take this out.';

function found(reaction: object, state?: readonly object[]) {
  return reactionNotSound
    .check(policyBoard({ state, reactions: [{ event: 'closed', ...reaction }] }, closedFace))
    .map(({ path, message }) => [path.slice(5).join('/'), message]);
}

test.each([
  [{ delay: '' }, 'delay', '"" is not a duration. Write it as "P30D" or "PT1H30M".'],
  [{ delay: 'P1M' }, 'delay', '"P1M" is not a duration. Write it as "P30D" or "PT1H30M".'],
  [{ remember: { amount: 'total' } }, 'remember', stateless],
  [{ ends: true }, 'ends', stateless],
  [{ key: 'cartId' }, 'key', stateless],
  [
    { failures: [{ error: 'Card Declined' }] },
    'failures/0',
    'Nothing is called that could fail. Add the call, or take this out.',
  ],
  [
    { call: { ...call, system: 'gone' } },
    'call/system',
    'The external system "gone" is not on the board (any more). Choose another one, or take the call out.',
  ],
  [
    { call: { ...call, operation: 'charged' } },
    'call/operation',
    '"Bank" has no operation "charged". Did you mean "charge"?',
  ],
  [
    { call: { ...call, with: { amont: 'total' } } },
    'call/with/amont',
    '"amont" is not asked for. Did you mean "amount"?',
  ],
  [
    { call, failures: [{ error: '' }] },
    'failures/0/error',
    '"charge" never answers "". There is "Card Declined".',
  ],
  [
    { ...billing, each: { list: 'total' } },
    'each/list',
    'This is not a list. Say which list holds the items.',
  ],
  [
    { compensation: 'send-bill' },
    'compensation',
    'There is no command that could be refused. Say which one, or take this out.',
  ],
])('%j cannot be carried out', (reaction, place, message) => {
  expect(found(reaction)).toEqual([[place, message]]);
});

test('a reaction that can be carried out is well', () => {
  const state = [{ name: 'amount', type: 'money' }];
  const reaction = {
    ...billing,
    call,
    failures: [{ error: 'Card Declined' }],
    delay: 'PT5M',
    key: 'cartId',
    remember: { amount: 'total' },
    ends: true,
  };
  expect(found(reaction, state)).toEqual([]);
  expect(found({})).toEqual([]);
});
