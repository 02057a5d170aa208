import { expect, test } from 'vitest';
import { firstTestAbout } from '#app/renderer/code/files/first-test.ts';
import type { Line } from '#app/renderer/code/worker/highlight.ts';

const line = (text: string, element?: string): Line => [{ text, ...(element && { element }) }];

const lines = [
  line("import { OrderPlaced } from './order.js';", 'placed'),
  line("describe('Place Order', () => {"),
  line("  it('refuses an empty cart', () => {"),
  line('    expect(1).toBe(1);'),
  line("  it.each([1])('places it', () => {"),
  line('    OrderPlaced', 'placed'),
];

test('the first test that speaks of a sticky is found; an import is no test', () => {
  expect(firstTestAbout(lines, 'placed')).toBe(4);
});

test('where no test is known to speak of it, the first of all', () => {
  expect(firstTestAbout(lines, 'paid')).toBe(1);
  expect(firstTestAbout(lines.slice(0, 1), 'placed')).toBeUndefined();
});
