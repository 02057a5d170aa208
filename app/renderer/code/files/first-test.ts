import type { Line } from '../worker/highlight.ts';

const opening = /^\s*(describe|it|test)(\.\w+)*\(/;

/**
 * The line, from 0, where the first test that speaks of an element begins; where none is known to, the first of all.
 * Undefined in a text without tests.
 */
export function firstTestAbout(lines: readonly Line[], element: string): number | undefined {
  let first: number | undefined;
  let current: number | undefined;
  for (const [number, line] of lines.entries()) {
    if (opening.test(line.map(({ text }) => text).join(''))) {
      current = number;
      first ??= number;
    }
    if (current !== undefined && line.some((token) => token.element === element)) return current;
  }
  return first;
}
