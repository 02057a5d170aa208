import { centreOf, type Rect, type Spot } from '#models/metamodel/geometry.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const turns: Readonly<
  Record<Direction, (dx: number, dy: number) => readonly [ahead: number, aside: number]>
> = {
  right: (dx, dy) => [dx, Math.abs(dy)],
  left: (dx, dy) => [-dx, Math.abs(dy)],
  down: (dx, dy) => [dy, Math.abs(dx)],
  up: (dx, dy) => [-dy, Math.abs(dx)],
};

/** The nearest in a direction, where being off to the side counts double; undefined at the edge of the wall. */
export function neighbourOf(
  from: Spot,
  direction: Direction,
  candidates: Iterable<readonly [id: string, rect: Rect]>,
): string | undefined {
  let nearest: { id: string; distance: number } | undefined;
  for (const [id, rect] of candidates) {
    const { x, y } = centreOf(rect);
    const [ahead, aside] = turns[direction](x - from.x, y - from.y);
    if (ahead < 1 || aside > ahead * 2) continue;
    const distance = ahead + 2 * aside;
    if (!nearest || distance < nearest.distance) nearest = { id, distance };
  }
  return nearest?.id;
}

/** Timeline order: from left to right, and from top to bottom where things stand over one another. */
export function byTimeline(one: Rect, other: Rect): number {
  const columnWidth = 80;
  const columns = Math.floor(one.x / columnWidth) - Math.floor(other.x / columnWidth);
  return columns || one.y - other.y || one.x - other.x;
}
