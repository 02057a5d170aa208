import { expect, test } from 'vitest';
import { eventNotPublished } from '#models/rules/event-not-published.ts';
import { closedFace, policyBoard } from '#tests/support/policy-board.ts';

test('an event that another context hears must be published', () => {
  expect(
    eventNotPublished
      .check(policyBoard({ reactions: [{ event: 'closed' }] }))
      .map(({ path, message }) => [path, message]),
  ).toEqual([
    [
      ['elements', 'closed'],
      '"Whenever a cart is closed, send the bill" listens to "Cart Closed" from another context, and the event is not published. Say under which lasting name and with which fields others may hear it. Until then the code leaves the reaction out.',
    ],
  ]);
});

test('a published event, and one that is heard at home, are well', () => {
  expect(eventNotPublished.check(policyBoard({ reactions: [{ event: 'closed' }] }, closedFace))).toEqual([]);
  expect(eventNotPublished.check(policyBoard({ reactions: [{ event: 'bill-sent' }] }))).toEqual([]);
  expect(eventNotPublished.check(policyBoard({ mode: 'manual' }))).toEqual([]);
});
