// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { boardFileName } from '#app/renderer/session/board-files.ts';
import { forgetBoard, listRecentBoards, rememberBoard } from '#app/renderer/session/recent-boards.ts';
import { describeAgo } from '#app/renderer/start/describe-ago.ts';
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

test('a board file is named after its board, without what file systems dislike', () => {
  expect(['Bookly', '../Läden & mehr?', '', '...'].map(boardFileName)).toEqual([
    'bookly.storm.json',
    'läden-mehr.storm.json',
    'board.storm.json',
    'board.storm.json',
  ]);
});

test('time passed is told as one would say it', () => {
  const minute = 60_000;
  const times = [0, minute, 5 * minute, 90 * minute, 26 * 60 * minute, 80 * 60 * minute];

  expect(times.map((passed) => describeAgo(0, passed))).toEqual([
    'just now',
    'a minute ago',
    '5 minutes ago',
    'an hour ago',
    'yesterday',
    '3 days ago',
  ]);
});
