import { KINDS } from '#models/metamodel/kinds.ts';
import type { BoardElement, Place } from '#models/metamodel/model.ts';

/** Board units, y downwards. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Screen point = board point x `zoom` + (`x`, `y`). */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

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

export function toBoard({ x, y, zoom }: Viewport, screen: Spot): Spot {
  return { x: (screen.x - x) / zoom, y: (screen.y - y) / zoom };
}

export function toScreen({ x, y, zoom }: Viewport, spot: Spot): Spot {
  return { x: spot.x * zoom + x, y: spot.y * zoom + y };
}

/** The part of the board that a screen of `size` shows. */
export function visibleRect({ x, y, zoom }: Viewport, { width, height }: Size): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** How much of each edge of the screen is kept free, in pixels. */
export interface Insets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The viewport that shows all of `rect` in the middle of what the insets leave, zoomed to at most `maxZoom`. */
export function viewportAround(
  rect: Rect,
  size: Size,
  { insets, minZoom, maxZoom }: { insets: Insets; minZoom: number; maxZoom: number },
): Viewport {
  const room = {
    width: Math.max(1, size.width - insets.left - insets.right),
    height: Math.max(1, size.height - insets.top - insets.bottom),
  };
  const fitting = Math.min(room.width / Math.max(rect.width, 1), room.height / Math.max(rect.height, 1));
  const zoom = Math.min(maxZoom, Math.max(minZoom, fitting));
  const centre = centreOf(rect);
  return {
    x: insets.left + room.width / 2 - centre.x * zoom,
    y: insets.top + room.height / 2 - centre.y * zoom,
    zoom,
  };
}

/** The nearest viewport of the same zoom that shows `rect` inside the insets; none when it is there already. */
export function viewportRevealing(
  rect: Rect,
  viewport: Viewport,
  size: Size,
  insets: Insets,
): Viewport | undefined {
  const { zoom } = viewport;
  const { x, y } = toScreen(viewport, rect);
  const dx = shiftInto(x, rect.width * zoom, insets.left, size.width - insets.right);
  const dy = shiftInto(y, rect.height * zoom, insets.top, size.height - insets.bottom);
  return dx === 0 && dy === 0 ? undefined : { x: viewport.x + dx, y: viewport.y + dy, zoom };
}

/** How far something must shift to lie between two edges; in their middle when it is too long. */
function shiftInto(start: number, length: number, low: number, high: number): number {
  if (length > high - low) return (low + high) / 2 - (start + length / 2);
  if (start < low) return low - start;
  return Math.min(0, high - start - length);
}
