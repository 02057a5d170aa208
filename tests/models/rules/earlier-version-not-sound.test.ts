import { expect, test } from 'vitest';
import { earlierVersionNotSound } from '#models/rules/earlier-version-not-sound.ts';
import { findingsOf } from '#tests/support/findings-of.ts';
import { closedFace, policyBoard } from '#tests/support/policy-board.ts';

const total = { name: 'total', type: 'money' };
const [, items] = closedFace.fields;

function found(version: number, earlier: readonly object[] | undefined) {
  return findingsOf(earlierVersionNotSound, policyBoard(undefined, { ...closedFace, version, earlier })).map(
    ({ path, message }) => [path.slice(4).join('/'), message],
  );
}

test.each([
  [
    2,
    [{ version: 2, fields: [total, items] }],
    'Version 2 is listed as an earlier one, but version 2 is the published one. Correct one of the two numbers.',
  ],
  [
    3,
    [{ version: 1, fields: [total, items] }],
    'Version 2 is missing between version 1 and the one that is published. Describe it too.',
  ],
  [
    2,
    [{ version: 1, fields: [total] }],
    'Version 2 needs "items", which messages of version 1 do not have. Say how it follows from them (under "upcast"), or make it optional.',
  ],
])('version %i after %j', (version, earlier, message) => {
  expect(found(version, earlier)).toEqual([['earlier/0', message]]);
});

test('no version is described twice', () => {
  const first = { version: 1, fields: [total, items] };
  expect(found(2, [first, first])).toEqual([
    ['earlier/1', 'Version 1 is described twice. Take one of the two out.'],
  ]);
});

test.each([
  [1, undefined],
  [1, []],
  [2, [{ version: 1, fields: [items], upcast: { total: "money('0.00', 'EUR')" } }]],
  [
    3,
    [
      { version: 2, fields: [total, items] },
      { version: 1, fields: [total, items] },
    ],
  ],
])('version %i after %j is well', (version, earlier) => {
  expect(found(version, earlier)).toEqual([]);
});
