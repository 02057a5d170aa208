import { expect, test } from 'vitest';
import { parseRoute, printRoute } from '#app/renderer/navigation/route.ts';

test.each([
  '#/board/bookly',
  '#/board/bookly/map',
  '#/board/bookly/words?select=order-placed',
  '#/board/bookly/code?select=order&file=packages%2Forders%2Fsrc%2Fa.ts',
  '#/board/bookly/code?get=1',
  '#/board/bookly?select=order-placed&rules=1',
])('%s is read and written back', (hash) => {
  expect(printRoute(parseRoute(hash))).toBe(hash);
});

test.each([
  '',
  '#/',
  '#/board/',
  '#/board/../../etc',
  '#/board/__proto__',
  '#/board/a b',
  '#/board/bookly/nowhere',
  '#/board/bookly/map/more',
  '#/other/bookly',
])('%s leads to the start screen', (hash) => {
  expect(parseRoute(hash)).toEqual({ screen: 'start' });
});

test('a selection that is no id is left out', () => {
  expect(parseRoute('#/board/bookly?select=<script>')).toEqual({
    screen: 'board',
    boardId: 'bookly',
    place: 'board',
  });
});
