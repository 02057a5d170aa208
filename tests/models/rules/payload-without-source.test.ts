import { expect, test } from 'vitest';
import { payloadWithoutSource } from '#models/rules/payload-without-source.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('a field that nothing gives is found', () => {
  const payload = [{ name: 'closed by', type: 'text' }];
  expect(findingsOf(payloadWithoutSource, cartBoard({ closed: { payload } }))).toEqual([
    {
      rule: 'payload-without-source',
      severity: 'warning',
      message:
        'Where does "closed by" of "Cart Closed" come from? Neither a parameter of "Close Cart" nor a field of its aggregate has that name. Until you say so, it is a parameter of the command.',
      path: ['elements', 'close'],
      subject: { section: 'elements', id: 'close' },
    },
  ]);
});

test.each([
  ['a parameter', { close: { parameters: [{ name: 'closed by', type: 'text' }] } }],
  ['the outcome', { close: { outcomes: [{ event: 'closed', payload: { 'closed by': "'someone'" } }] } }],
  ['the aggregate', { cart: { derived: [{ name: 'closed by', value: "'someone'" }] } }],
])('%s may give it', (_source, change) => {
  const payload = [{ name: 'closed by', type: 'text' }];
  expect(findingsOf(payloadWithoutSource, cartBoard({ closed: { payload }, ...change }))).toEqual([]);
});

test('an optional field may stay unset', () => {
  const payload = [{ name: 'closed by', type: 'text', optional: true }];
  expect(findingsOf(payloadWithoutSource, cartBoard({ closed: { payload } }))).toEqual([]);
});

test('the id of the aggregate is always known', () => {
  expect(
    findingsOf(
      payloadWithoutSource,
      cartBoard({ closed: { payload: [{ name: 'cart id', type: 'id', of: 'Cart' }] } }),
    ),
  ).toEqual([]);
});
