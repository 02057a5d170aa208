import { expect, test } from 'vitest';
import { eventNotPublished } from '#models/rules/event-not-published.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { closedFace, policyBoard } from '#tests/support/policy-board.ts';

test('an event that another context hears must be published', () => {
  expect(
    findingsOf(eventNotPublished, policyBoard({ reactions: [{ event: 'closed' }] })).map(
      ({ path, message }) => [path, message],
    ),
  ).toEqual([
    [
      ['elements', 'closed'],
      '"Whenever a cart is closed, send the bill" listens to "Cart Closed" from another context, but the event is not published. Publish it: give it a stable name, a version, and the fields that others may use. Until then the code leaves these reactions out.',
    ],
  ]);
});

test('everybody who listens is named once', () => {
  const board = policyBoard({ reactions: [{ event: 'closed' }, { event: 'closed' }] });
  const overview = {
    kind: 'read-model',
    text: 'Overview',
    at: [0, 0],
    context: 'billing',
    design: { fields: [{ name: 'total', type: 'money' }], projections: [{ event: 'closed' }] },
  };
  const elements = { ...board.elements, overview };
  const [finding, ...others] = findingsOf(eventNotPublished, {
    ...board,
    elements,
  } as unknown as typeof board);
  expect(others).toEqual([]);
  expect(finding?.message).toMatch(
    /^"Whenever a cart is closed, send the bill", "Overview" listen to "Cart Closed" from another context,/,
  );
});

test('a published event, and one that is heard at home, are well', () => {
  expect(
    findingsOf(eventNotPublished, policyBoard({ reactions: [{ event: 'closed' }] }, closedFace)),
  ).toEqual([]);
  expect(findingsOf(eventNotPublished, policyBoard({ reactions: [{ event: 'bill-sent' }] }))).toEqual([]);
  expect(findingsOf(eventNotPublished, policyBoard({ mode: 'manual' }))).toEqual([]);
});
