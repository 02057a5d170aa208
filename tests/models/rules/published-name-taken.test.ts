import { expect, test } from 'vitest';
import { publishedNameTaken } from '#models/rules/published-name-taken.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

function found(added: object | undefined, closed: object | undefined) {
  return findingsOf(
    publishedNameTaken,
    cartBoard({ added: { published: added }, closed: { published: closed } }),
  ).map(({ path, message }) => [path.join('/'), message]);
}

test.each([
  'cart.changed',
  ' Cart.Changed ',
])('no two events are published as "cart.changed" and "%s"', (name) => {
  expect(found({ name: 'cart.changed', version: 1 }, { name, version: 2 })).toEqual([
    [
      'elements/closed/design/published/name',
      `"Cart Closed" is published as "${name.trim()}", and so is "Book Added": whoever listens to one of them would receive both. Give one of them another name.`,
    ],
  ]);
});

test.each([
  [undefined, undefined],
  [{ name: 'book.added', version: 1 }, undefined],
  [
    { name: 'book.added', version: 1 },
    { name: 'cart.closed', version: 1 },
  ],
  [
    { name: '', version: 1 },
    { name: ' ', version: 1 },
  ],
])('%j and %j are told apart', (added, closed) => {
  expect(found(added, closed)).toEqual([]);
});
