import { expect, test } from 'vitest';
import { glide } from '#app/renderer/board/scene/cursors.ts';

test('a pointer glides the same way at any frame rate and arrives', () => {
  const from = { x: 0, y: 0 };
  const to = { x: 100, y: -40 };
  const once = glide(from, to, 40);
  const twice = glide(glide(from, to, 20), to, 20);

  expect(once.x).toBeCloseTo(twice.x);
  expect(once.y).toBeCloseTo(twice.y);
  expect(glide(from, to, 2_000)).toBe(to);
});
