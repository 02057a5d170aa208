import { expect, test } from 'vitest';
import { detailAt, windowAround } from '#app/renderer/board/scene/board-window.ts';

const size = { width: 1_000, height: 600 };

test('between the thresholds the detail stays what it was', () => {
  expect(
    [0.31, 0.32, 0.35, 0.38, 0.5].map((zoom) => [detailAt(zoom, 'near'), detailAt(zoom, 'far')]),
  ).toEqual([
    ['far', 'far'],
    ['far', 'far'],
    ['near', 'far'],
    ['near', 'near'],
    ['near', 'near'],
  ]);
});

test('the window holds the screen and a margin, and stays for small pans', () => {
  const window = windowAround({ x: 0, y: 0, zoom: 1 }, size);

  expect(window).toEqual({ x: -400, y: -240, width: 2_000, height: 1_200 });
  expect(windowAround({ x: -150, y: -50, zoom: 1 }, size)).toEqual(window);
  expect(windowAround({ x: -250, y: 0, zoom: 1 }, size)).not.toEqual(window);
});
