import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGridIndex } from '#app/renderer/board/scene/grid-index.ts';
import { overlaps, type Rect } from '#models/metamodel/geometry.ts';

const rect = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
  width: fc.integer({ min: 1, max: 9_000 }),
  height: fc.integer({ min: 1, max: 9_000 }),
});

const step = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('set' as const), fc.integer({ min: 0, max: 30 }), rect) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('remove' as const), fc.integer({ min: 0, max: 30 }), rect) },
);

test('finds exactly what a look at everything would find, whatever was set, moved and removed', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), rect, (steps, area) => {
      const index = createGridIndex();
      const plain = new Map<string, Rect>();
      for (const [what, number, place] of steps) {
        if (what === 'set') {
          index.set(String(number), place);
          plain.set(String(number), place);
        } else {
          index.remove(String(number));
          plain.delete(String(number));
        }
      }
      const expected = [...plain].filter(([, place]) => overlaps(place, area)).map(([id]) => id);

      expect(index.query(area).sort()).toEqual(expected.sort());
      expect(index.size).toBe(plain.size);
    }),
  );
});

test('gives an id once, even when it lies in many cells', () => {
  const index = createGridIndex();
  index.set('wide', { x: 0, y: 0, width: 2_000, height: 2_000 });

  expect(index.query({ x: -100, y: -100, width: 3_000, height: 3_000 })).toEqual(['wide']);
});
