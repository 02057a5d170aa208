import { expect, test } from 'vitest';
import { shorten } from '#models/words/shorten.ts';

test.each([
  ['', ''],
  ['Order', 'Order'],
  ['Orders', 'Orde…'],
  ['📦📦📦📦📦', '📦📦📦📦📦'],
  ['📦📦📦📦📦📦', '📦📦📦📦…'],
])('"%s" in five characters is "%s"', (text, shortened) => {
  expect(shorten(text, 5)).toBe(shortened);
});
