import { expect, test } from 'vitest';
import { boundsOf, encloses, placeOf, rectOf } from '#models/metamodel/geometry.ts';

test('an element without a size has that of its kind, and keeps it unwritten', () => {
  expect(rectOf({ kind: 'event', at: [10, 20] })).toEqual({ x: 10, y: 20, width: 160, height: 120 });
  expect(placeOf('event', { x: 10, y: 20, width: 160, height: 120 })).toEqual([10, 20]);
  expect(placeOf('event', { x: 10, y: 20, width: 161, height: 120 })).toEqual([10, 20, 161, 120]);
});

test('there are no bounds around nothing', () => {
  expect(boundsOf([])).toBeUndefined();
});

test('a rectangle encloses itself and what is inside, not what sticks out on any side', () => {
  const outer = { x: 0, y: 0, width: 100, height: 50 };

  expect(encloses(outer, outer)).toBe(true);
  expect(encloses(outer, { x: 10, y: 10, width: 20, height: 20 })).toBe(true);
  for (const [x, y] of [
    [-1, 10],
    [10, -1],
    [81, 10],
    [10, 31],
  ] as const) {
    expect(encloses(outer, { x, y, width: 20, height: 20 })).toBe(false);
  }
});
