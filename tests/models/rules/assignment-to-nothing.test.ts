import { expect, test } from 'vitest';
import { assignmentToNothing } from '#models/rules/assignment-to-nothing.ts';
import { cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

test('a misspelt payload field is found', () => {
  const outcomes = [{ event: 'closed', payload: { totl: 'cart.total' } }];
  expect(findingsOf(assignmentToNothing, cartBoard({ close: { outcomes } }))).toEqual([
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
    placesOf(findingsOf(assignmentToNothing, cartBoard({ closed: { published } }, { elements: { policy } }))),
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
  expect(findingsOf(assignmentToNothing, cartBoard({}, { elements: { policy } }))).toEqual([]);
});

test.each([undefined, {}])('a payload that is %j is fine', (payload) => {
  expect(
    findingsOf(assignmentToNothing, cartBoard({ close: { outcomes: [{ event: 'closed', payload }] } })),
  ).toEqual([]);
});

test('parts that a composed value does not have are found', () => {
  const lines = { each: 'items', values: { 'bok id': 'item.bookId', colour: "'red'" } };
  const amount = { values: { cents: '5' } };
  const reactions = [{ ...billing, with: { amount, lines } }];
  expect(
    findingsOf(assignmentToNothing, policyBoard({ reactions }, closedFace)).map(({ path, message }) => [
      path.slice(3).join('/'),
      message,
    ]),
  ).toEqual([
    ['reactions/0/with/amount/values/cents', '"cents" is not a part of "amount". Take it out.'],
    ['reactions/0/with/lines/values/bok id', '"bok id" is not a part of "lines". Did you mean "bookId"?'],
    ['reactions/0/with/lines/values/colour', '"colour" is not a part of "lines". Take it out.'],
  ]);
});

test('a sound composed value is fine, with or without the parts that bear the same name', () => {
  const implied = { ...billing.with, lines: { each: 'items', values: {} } };
  for (const given of [billing.with, implied]) {
    const board = policyBoard({ reactions: [{ ...billing, with: given }] }, closedFace);
    expect(findingsOf(assignmentToNothing, board)).toEqual([]);
  }
});

test('an earlier version is brought up to fields that the next one has', () => {
  const earlier = [{ version: 1, fields: [], upcast: { totl: "money('1.00', 'EUR')", items: '[]' } }];
  const found = findingsOf(
    assignmentToNothing,
    policyBoard(undefined, { ...closedFace, version: 2, earlier }),
  );
  expect(found.map(({ message }) => message)).toEqual([
    '"totl" is not a field of version 2. Did you mean "total"?',
  ]);
});
