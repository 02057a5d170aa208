import { KINDS } from './kinds.ts';
import type { BoardElement, Place } from './model.ts';

/** A rectangle by its top left corner: board units, y downwards. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point as it is stored and sent: board units, y downwards. */
export type Point = readonly [x: number, y: number];

/** A point to calculate with. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where an element stands; without a size of its own it has its kind's. */
export function rectOf({ kind, at }: Pick<BoardElement, 'kind' | 'at'>): Rect {
  const [x, y, width = KINDS[kind].size[0], height = KINDS[kind].size[1]] = at;
  return { x, y, width, height };
}

/** The place of `rect` for an element of `kind`; a size that is the kind's own is left out. */
export function placeOf(kind: BoardElement['kind'], { x, y, width, height }: Rect): Place {
  const [ownWidth, ownHeight] = KINDS[kind].size;
  return width === ownWidth && height === ownHeight ? [x, y] : [x, y, width, height];
}

export function centreOf({ x, y, width, height }: Rect): Spot {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The rectangle of a size around a point. */
export function rectAround({ x, y }: Spot, { width, height }: Size): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

export function contains({ x, y, width, height }: Rect, spot: Spot): boolean {
  return spot.x >= x && spot.x <= x + width && spot.y >= y && spot.y <= y + height;
}

/** Whether `outer` holds all of `inner`. */
export function encloses(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function grow({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The rectangle between two corners, given in any order. */
export function rectBetween(one: Spot, other: Spot): Rect {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** The smallest rectangle around all; undefined for none. */
export function boundsOf(rects: Iterable<Rect>): Rect | undefined {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}
