import { expect, test } from 'vitest';
import { distanceTo, relationPath, spotOn } from '#app/renderer/board/paint/relation-path.ts';

const left = { x: 0, y: 0, width: 100, height: 100 };
const right = { x: 200, y: 0, width: 100, height: 100 };
const below = { x: 0, y: 300, width: 100, height: 100 };

test('leaves and arrives at the sides that face each other', () => {
  const { start, end } = relationPath(left, right);
  expect({ start, end }).toEqual({ start: { x: 100, y: 50 }, end: { x: 200, y: 50 } });

  const back = relationPath(right, left);
  expect({ start: back.start, end: back.end }).toEqual({ start: { x: 200, y: 50 }, end: { x: 100, y: 50 } });

  const down = relationPath(left, below);
  expect({ start: down.start, end: down.end }).toEqual({ start: { x: 50, y: 100 }, end: { x: 50, y: 300 } });
});

test('a spot on the curve is no distance away, a spot beside it is', () => {
  const path = relationPath(left, below);

  expect(distanceTo(path, spotOn(path, 0.4))).toBeLessThan(0.5);
  expect(distanceTo(path, { x: 80, y: 200 })).toBeCloseTo(30);
});
