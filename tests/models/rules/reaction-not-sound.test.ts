import { expect, test } from 'vitest';
import { reactionNotSound } from '#models/rules/reaction-not-sound.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

const call = { system: 'bank', operation: 'charge', with: { amount: 'total' } };
const stateless =
  'Only a policy that remembers something has processes. Give it fields to remember, or take this out.';

const noCommand = 'There is no command that would get these values. Say which one, or take them out.';

function found(reaction: object, state?: readonly object[]) {
  return findingsOf(
    reactionNotSound,
    policyBoard({ state, reactions: [{ event: 'closed', ...reaction }] }, closedFace),
  ).map(({ path, message }) => [path.slice(5).join('/'), message]);
}

test.each([
  [
    { delay: '' },
    'delay',
    '"" does not say how long to wait. Write weeks, days, hours, minutes or seconds, more than none: "P30D" is thirty days, "PT1H30M" an hour and a half.',
  ],
  [
    { delay: 'P1M' },
    'delay',
    '"P1M" does not say how long to wait. Write weeks, days, hours, minutes or seconds, more than none: "P30D" is thirty days, "PT1H30M" an hour and a half.',
  ],
  [
    { delay: 'P0D' },
    'delay',
    '"P0D" does not say how long to wait. Write weeks, days, hours, minutes or seconds, more than none: "P30D" is thirty days, "PT1H30M" an hour and a half.',
  ],
  [{ remember: { amount: 'total' } }, 'remember', stateless],
  [{ ends: true }, 'ends', stateless],
  [{ key: 'cartId' }, 'key', stateless],
  [
    { failures: [{ error: 'Card Declined' }] },
    'failures/0',
    'Nothing is called that could fail. Add the call, or take this out.',
  ],
  [
    { call: { ...call, operation: 'charged' } },
    'call/operation',
    '"Bank" has no operation "charged". Did you mean "charge"?',
  ],
  [
    { call: { ...call, with: { amont: 'total' } } },
    'call/with/amont',
    '"charge" does not ask for "amont". Did you mean "amount"?',
  ],
  [
    { call, failures: [{ error: '' }] },
    'failures/0/error',
    '"charge" never answers "". There is "Card Declined".',
  ],
  [
    { ...billing, each: { list: 'total' } },
    'each/list',
    'This is not a list that is always there. Say which list holds the items.',
  ],
  [
    { compensation: 'send-bill' },
    'compensation',
    'There is no command that could be refused. Say which one, or take this out.',
  ],
  [
    { each: { list: 'items' } },
    'each',
    'Nothing is done for the items. Say which command is issued, or take this out.',
  ],
  [
    { call, failures: [{ error: 'Card Declined' }, { error: 'card declined' }] },
    'failures/1',
    'What to do about "card declined" is said twice. Remove one of the two.',
  ],
  [
    { ...billing, with: { ...billing.with, lines: { each: 'total', values: {} } } },
    'with/lines',
    '"lines" is to be made of a list, and this is not one that is always there. Say which list holds the items.',
  ],
  [
    { ...billing, with: { amount: 'total', Lines: { values: {} } } },
    'with/Lines',
    '"Lines" is a list: say for which items it gets one each (under "each").',
  ],
  [
    { ...billing, with: { ...billing.with, amount: { values: {} } } },
    'with/amount',
    '"amount" has no parts. Give it one value.',
  ],
  [
    { call: { ...call, with: { amount: { each: 'items', values: {} } } } },
    'call/with/amount',
    '"amount" takes one value, not one for every item. Take "each" out.',
  ],
  [{ with: {} }, 'with', noCommand],
  [{ ...billing, compensationWith: { amount: 'total' } }, 'compensationWith', noCommand],
])('%j cannot be carried out', (reaction, place, message) => {
  expect(found(reaction)).toEqual([[place, message]]);
});

const state = [{ name: 'amount', type: 'money' }];

test.each([
  ['items', 'it is neither an id nor a text'],
  ['total', 'it is neither an id nor a text'],
])('a process is not told from others by %s', (key, reason) => {
  expect(found({ key }, state)).toEqual([
    [
      'key',
      `\`${key}\` cannot tell which process is meant: ${reason}. Choose an id or a text that "Cart Closed" always tells.`,
    ],
  ]);
});

test('a policy without processes is told that alone', () => {
  const reactions = [{ event: 'closed' }, { event: 'closed', key: 'total.currency' }];
  expect(
    findingsOf(reactionNotSound, policyBoard({ reactions }, closedFace)).map(({ message }) => message),
  ).toEqual([stateless]);
});

test('a list that cannot be read is the finding of the expression', () => {
  expect(found({ ...billing, each: { list: 'gone' } })).toEqual([]);
});

test('what is asked for and answered is found among several', () => {
  const operation = {
    name: 'charge',
    request: [
      { name: 'amount', type: 'money' },
      { name: 'note', type: 'text' },
    ],
    errors: ['Card Declined', 'Not Reachable'],
  };
  const board = policyBoard(
    {
      reactions: [
        {
          event: 'closed',
          call: { ...call, with: { amount: 'total', note: "'thanks'" } },
          failures: [{ error: 'Card Declined' }, { error: 'Not Reachable' }],
        },
      ],
    },
    closedFace,
  );
  const bank = { ...board.elements['bank' as never], design: { operations: [operation] } };
  const elements = { ...board.elements, ['bank' as never]: bank };
  expect(findingsOf(reactionNotSound, { ...board, elements } as unknown as typeof board)).toEqual([]);
});

test('two reactions to one event find the same process', () => {
  const check = (...keys: readonly (string | undefined)[]) =>
    findingsOf(
      reactionNotSound,
      policyBoard({ state, reactions: keys.map((key) => ({ event: 'closed', key })) }, closedFace),
    ).map(({ path, message }) => [path.slice(4).join('/'), message]);
  expect(check(undefined, 'cartId', ' cartId ')).toEqual([]);
  expect(check('total.currency', undefined)).toEqual([
    [
      '1/key',
      'Another reaction to "Cart Closed" finds its process by `total.currency`, this one by `cartId`. Say the same in both, or make a policy of its own for one.',
    ],
  ]);
});

test('a reaction that can be carried out is well', () => {
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
