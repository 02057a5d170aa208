import { expect, test } from 'vitest';
import { isOnEdge } from '#app/renderer/board/scene/hit-test.ts';

const frame = { x: 0, y: 0, width: 1_000, height: 600 };

test('a frame is taken by its edge, its inside stays free', () => {
  expect(isOnEdge(frame, { x: 2, y: 300 }, 6)).toBe(true);
  expect(isOnEdge(frame, { x: 500, y: 300 }, 6)).toBe(false);
  expect(isOnEdge(frame, { x: -20, y: 300 }, 6)).toBe(false);
});
