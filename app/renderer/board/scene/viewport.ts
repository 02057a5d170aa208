import { centreOf, type Rect, type Size, type Spot } from '#models/metamodel/geometry.ts';

/** Screen point = board point x `zoom` + (`x`, `y`). */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
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
