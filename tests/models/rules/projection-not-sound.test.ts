import { expect, test } from 'vitest';
import { projectionNotSound } from '#models/rules/projection-not-sound.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

const payload = [
  { name: 'total', type: 'money' },
  { name: 'coupon', type: 'text', optional: true },
];
const fields = [
  { name: 'spent', type: 'money' },
  { name: 'note', type: 'text' },
  { name: 'coupons', type: 'text', list: true },
];

function found(projections: readonly object[] | undefined) {
  const overview = { kind: 'read-model', text: 'Overview', design: { fields, projections } };
  return findingsOf(projectionNotSound, cartBoard({ closed: { payload } }, { elements: { overview } })).map(
    ({ path, message }) => [path.slice(4).join('/'), message],
  );
}

test.each([
  [
    { effects: [{ do: 'set', field: 'spnt', to: 'total' }] },
    '0/effects/0',
    '"Overview" has no field "spnt". Did you mean `spent`?',
  ],
  [
    { effects: [{ do: 'set', field: '', to: 'total' }] },
    '0/effects/0',
    '"Overview" has no field "". Add the field, or change another one.',
  ],
  [
    { effects: [{ do: 'clear', field: 'note' }] },
    '0/effects/0',
    '"note" must always be set. Mark it as optional to clear it.',
  ],
  [
    { effects: [{ do: 'append', field: 'note', value: "'x'" }] },
    '0/effects/0',
    '"note" is not a list: nothing can be appended to it or removed from it. Use "set".',
  ],
  [
    { removes: true, effects: [{ do: 'set', field: 'spent', to: 'total' }] },
    '0/effects',
    '"Cart Closed" removes the row, so nothing else of it changes. Take the one or the other out.',
  ],
  [
    { key: 'total' },
    '0/key',
    '`total` cannot tell which row is meant: it is neither an id nor a text. Choose an id or a text that "Cart Closed" always tells.',
  ],
  [
    { key: 'coupon' },
    '0/key',
    '`coupon` cannot tell which row is meant: it may be missing. Choose an id or a text that "Cart Closed" always tells.',
  ],
])('%j cannot be carried out', (projection, place, message) => {
  expect(found([{ event: 'closed', ...projection }])).toEqual([[place, message]]);
});

test.each([
  [undefined],
  [[]],
  [[{ event: 'closed' }]],
  [[{ event: 'closed', key: 'cartId', effects: [] }]],
  [[{ event: 'closed', key: 'total.currency', effects: [{ do: 'increment', field: 'Spent', by: 'total' }] }]],
  [[{ event: 'closed', removes: true, effects: [] }]],
])('%j is fine', (projections) => {
  expect(found(projections)).toEqual([]);
});
