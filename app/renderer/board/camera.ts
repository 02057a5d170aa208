import { centreOf, type Rect, type Size, type Spot, type Viewport, viewportAround } from './geometry.ts';

export const MIN_ZOOM = 0.04;
export const MAX_ZOOM = 3;

/** What really moves the view, such as React Flow. */
export interface CameraDriver {
  setViewport(viewport: Viewport, durationMs: number): void;
}

/** Where the person looks. Changes are told synchronously, so that everything drawn follows in the same frame. */
export interface Camera {
  viewport(): Viewport;
  size(): Size;
  moveTo(viewport: Viewport, durationMs?: number): void;
  /** Shows all of `rect`, at most at `maxZoom` (default 1). */
  show(rect: Rect, maxZoom?: number): void;
  /** Zooms around the middle of the screen. */
  zoomTo(zoom: number): void;
  /** Moves as little as needed for `rect` to be on the screen. */
  reveal(rect: Rect): void;
  /** The driver tells where the view is. */
  moved(viewport: Viewport, size: Size): void;
  attach(driver: CameraDriver): () => void;
  subscribe(listener: () => void): () => void;
}

const fitMargin = 72;
const glideMs = 160;

export function createCamera(): Camera {
  let viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  let size: Size = { width: 1, height: 1 };
  let driver: CameraDriver | undefined;
  const listeners = new Set<() => void>();
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

  const moveTo = (next: Viewport, durationMs = glideMs) =>
    driver?.setViewport(next, isCalm.matches ? 0 : durationMs);

  return {
    viewport: () => viewport,
    size: () => size,
    moveTo,
    show: (rect, maxZoom = 1) =>
      moveTo(viewportAround(rect, size, { margin: fitMargin, minZoom: MIN_ZOOM, maxZoom })),
    zoomTo(zoom) {
      const clamped = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
      const middle: Spot = { x: size.width / 2, y: size.height / 2 };
      const factor = clamped / viewport.zoom;
      moveTo({
        x: middle.x - (middle.x - viewport.x) * factor,
        y: middle.y - (middle.y - viewport.y) * factor,
        zoom: clamped,
      });
    },
    reveal(rect) {
      const next = viewportRevealing(rect, viewport, size);
      if (next) moveTo(next);
    },
    moved(next, nextSize) {
      viewport = next;
      size = nextSize;
      for (const listener of [...listeners]) listener();
    },
    attach(next) {
      driver = next;
      return () => {
        driver = undefined;
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The nearest viewport of the same zoom that shows `rect`, or none when it is on the screen already. */
export function viewportRevealing(rect: Rect, viewport: Viewport, size: Size): Viewport | undefined {
  const { zoom } = viewport;
  const left = rect.x * zoom + viewport.x;
  const top = rect.y * zoom + viewport.y;
  const dx = shiftInto(left, rect.width * zoom, size.width);
  const dy = shiftInto(top, rect.height * zoom, size.height);
  return dx === 0 && dy === 0 ? undefined : { x: viewport.x + dx, y: viewport.y + dy, zoom };
}

function shiftInto(start: number, length: number, room: number): number {
  if (length + 2 * fitMargin > room) return room / 2 - (start + length / 2);
  if (start < fitMargin) return fitMargin - start;
  const over = start + length + fitMargin - room;
  return over > 0 ? -over : 0;
}

/** The middle of the screen, in board units. */
export function middleOf(camera: Camera): Spot {
  const { x, y, zoom } = camera.viewport();
  const { width, height } = camera.size();
  return centreOf({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom });
}
