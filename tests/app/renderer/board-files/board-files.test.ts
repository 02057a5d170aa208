import { expect, test } from 'vitest';
import { boardFileName } from '#app/renderer/board-files/board-files.ts';

test('a board file is named after its board, without what file systems dislike', () => {
  expect(['Bookly', '../Läden & mehr?', '', '...'].map(boardFileName)).toEqual([
    'bookly.storm.json',
    'läden-mehr.storm.json',
    'board.storm.json',
    'board.storm.json',
  ]);
});
