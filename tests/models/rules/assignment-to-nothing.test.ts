import { expect, test } from 'vitest';
import { assignmentToNothing } from '#models/rules/assignment-to-nothing.ts';
import { cartBoard, placesOf } from '#tests/support/design-board.ts';

test('a misspelt payload field is found', () => {
  const outcomes = [{ event: 'closed', payload: { totl: 'cart.total' } }];
  expect(assignmentToNothing.check(cartBoard({ close: { outcomes } }))).toEqual([
    {
      rule: 'assignment-to-nothing',
      severity: 'error',
      message: '"totl" is not a field of Cart Closed. Did you mean "total"?',
      path: ['elements', 'close', 'design', 'outcomes', 0, 'payload', 'totl'],
      subject: { section: 'elements', id: 'close' },
    },
  ]);
});

test('published values, reactions and memories are looked at too', () => {
  const published = { name: 'cart.closed', version: 1, fields: [], values: { total: 'total' } };
  const policy = {
    kind: 'policy',
    design: {
      reactions: [
        { event: 'added', command: 'close', with: { nothing: 'bookId' }, remember: { nothing: 'bookId' } },
      ],
    },
  };
  expect(
    placesOf(assignmentToNothing.check(cartBoard({ closed: { published } }, { elements: { policy } }))),
  ).toEqual([
    'error elements/closed/design/published/values/total',
    'error elements/policy/design/reactions/0/with/nothing',
    'error elements/policy/design/reactions/0/remember/nothing',
  ]);
});

test('the id that finds the aggregate is a parameter even where nobody wrote it down', () => {
  const policy = {
    kind: 'policy',
    design: { reactions: [{ event: 'added', command: 'close', with: { 'cart id': 'cartId' } }] },
  };
  expect(assignmentToNothing.check(cartBoard({}, { elements: { policy } }))).toEqual([]);
});

test.each([undefined, {}])('a payload that is %j is fine', (payload) => {
  expect(
    assignmentToNothing.check(cartBoard({ close: { outcomes: [{ event: 'closed', payload }] } })),
  ).toEqual([]);
});
