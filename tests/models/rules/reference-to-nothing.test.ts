import { expect, test } from 'vitest';
import { referenceToNothing } from '#models/rules/reference-to-nothing.ts';
import { boardOf, cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test.each([
  ['add', { outcomes: [{ event: 'gone' }] }, 'outcomes/0/event'],
  ['add', { reads: [{ aggregate: 'gone', parameter: 'book id' }] }, 'reads/0/aggregate'],
  ['add', { target: { by: 'key', key: 'no such key' } }, 'target/key'],
  ['add', { parameters: [{ name: 'coupon', type: 'value', of: 'gone' }] }, 'parameters/0/of'],
  ['added', { payload: [{ name: 'line', type: 'entity', of: 'Gone' }] }, 'payload/0/of'],
  [
    'cart',
    { lifecycle: { states: ['open'], initial: 'open', moves: [{ from: ['open'], on: 'gone', to: 'open' }] } },
    'lifecycle/moves/0/on',
  ],
])('what %s names must be there (%j)', (id, change, place) => {
  expect(placesOf(findingsOf(referenceToNothing, cartBoard({ [id]: change })))).toContain(
    `error elements/${id}/design/${place}`,
  );
});

test('an element of another kind does not count', () => {
  const found = findingsOf(referenceToNothing, cartBoard({ add: { outcomes: [{ event: 'cart' }] } }));
  expect(placesOf(found)).toEqual(['error elements/add/design/outcomes/0/event']);
});

test('what policies and read models name must be there', () => {
  const elements = {
    policy: {
      kind: 'policy',
      design: {
        reactions: [
          {
            event: 'gone',
            call: { system: 'gone', operation: 'charge' },
            failures: [{ error: 'Card Declined', command: 'gone' }],
            command: 'gone',
            compensation: 'gone',
          },
          { event: 'gone' },
        ],
      },
    },
    rows: { kind: 'read-model', design: { projections: [{ event: 'gone' }] } },
  };
  const findings = findingsOf(referenceToNothing, boardOf({ elements }));
  expect(findings[1]?.message).toBe(
    'This names the external system "gone", and there is no such external system on the board (any more). Choose another one, or take it out.',
  );
  expect(placesOf(findings)).toEqual([
    'error elements/policy/design/reactions/0/event',
    'error elements/policy/design/reactions/0/call/system',
    'error elements/policy/design/reactions/0/failures/0/command',
    'error elements/policy/design/reactions/0/command',
    'error elements/policy/design/reactions/0/compensation',
    'error elements/policy/design/reactions/1/event',
    'error elements/rows/design/projections/0/event',
  ]);
});

test('a context that is gone only warns', () => {
  const board = boardOf({ elements: { added: { kind: 'event', text: 'Book Added', context: 'gone' } } });
  expect(placesOf(findingsOf(referenceToNothing, board))).toEqual(['warning elements/added/context']);
});

test('absent and empty designs are fine, and so is a sound one', () => {
  const elements = { bare: { kind: 'command' }, empty: { kind: 'command', design: {} } };
  expect(findingsOf(referenceToNothing, cartBoard({}, { elements }))).toEqual([]);
});
