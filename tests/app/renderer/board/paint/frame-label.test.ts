// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { frameLabel } from '#app/renderer/board/paint/frame-label.ts';

const frame = { x: 0, y: 0, width: 1_000, height: 600 };

test('a name stays readable from far and in view while its frame is', () => {
  const far = frameLabel('Orders', frame, { x: 200, y: 100, zoom: 0.1 });
  const inside = frameLabel('Orders', frame, { x: -400, y: -300, zoom: 1 });

  expect(far?.fontSize).toBe(13);
  expect(far && far.box.y + far.box.height).toBeLessThanOrEqual(100);
  expect(inside && { x: inside.box.x, y: inside.box.y }).toEqual({ x: 10, y: 10 });
});

test('a name too long for its frame is shortened, in a frame too small it is left out', () => {
  expect(frameLabel('A very long name of an area', frame, { x: 0, y: 50, zoom: 0.1 })?.text).toMatch(
    /^A .*…$/,
  );
  expect(frameLabel('Orders', frame, { x: 0, y: 0, zoom: 0.01 })).toBeUndefined();
});
