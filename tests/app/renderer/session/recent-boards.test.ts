// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { forgetBoard, listRecentBoards, rememberBoard } from '#app/renderer/session/recent-boards.ts';
import { toId } from '#models/metamodel/ids.ts';

const [shop, bookly] = [toId<'board'>('shop'), toId<'board'>('bookly')];

beforeEach(() => localStorage.clear());

test('the board opened last comes first, each once', () => {
  rememberBoard(localStorage, { id: shop, name: 'Shop' }, 1);
  rememberBoard(localStorage, { id: bookly, name: 'Bookly' }, 2);
  rememberBoard(localStorage, { id: shop, name: 'Shop again' }, 3);

  expect(listRecentBoards(localStorage)).toEqual([
    { id: 'shop', name: 'Shop again', openedAt: 3 },
    { id: 'bookly', name: 'Bookly', openedAt: 2 },
  ]);

  forgetBoard(localStorage, shop);
  expect(listRecentBoards(localStorage).map(({ id }) => id)).toEqual(['bookly']);
});

test.each([
  'not json',
  '{}',
  '[{"id":"../x","name":"","openedAt":1}]',
])('a damaged memory (%s) is none', (stored) => {
  localStorage.setItem('stormwright:recent-boards', stored);

  expect(listRecentBoards(localStorage)).toEqual([]);
});
