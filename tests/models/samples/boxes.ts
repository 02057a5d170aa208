import { KINDS } from '#models/metamodel/kinds.ts';
import type { BoardElement } from '#models/metamodel/model.ts';

/** The rectangle an element covers, in board units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function boxOf({ kind, at }: BoardElement): Box {
  const [left, top, ownWidth, ownHeight] = at;
  const [width, height] = KINDS[kind].size;
  return { left, top, right: left + (ownWidth ?? width), bottom: top + (ownHeight ?? height) };
}

export function isOverlapping(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** The pairs of ids whose boxes overlap. */
export function overlaps(boxes: readonly (readonly [id: string, box: Box])[]): readonly string[] {
  return boxes.flatMap(([id, box], index) =>
    boxes
      .slice(index + 1)
      .filter(([, other]) => isOverlapping(box, other))
      .map(([other]) => `${id} and ${other}`),
  );
}
