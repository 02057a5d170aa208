import type { Size } from '#models/metamodel/geometry.ts';

/** The smallest and the largest font size of a sticky's text, in board units. */
export const MIN_TEXT_SIZE = 12;
export const MAX_TEXT_SIZE = 22;

/** The margins around the text of a sticky, in board units. */
const inset = { x: 11, top: 12, bottom: 12 } as const;

/** The box that the text of a sticky of this size is set in. */
export function textBox(width: number, height: number): Size {
  return { width: width - 2 * inset.x, height: height - inset.top - inset.bottom };
}
