import { centreOf, type Rect, type Size, type Spot } from '#models/metamodel/geometry.ts';
import { type Insets, type Viewport, viewportAround, viewportRevealing } from './viewport.ts';

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
  /** Whether `show` and `reveal` keep clear of the open inspector. */
  makeRoom(forInspector: boolean): void;
  /** The driver tells where the view is. */
  moved(viewport: Viewport, size: Size): void;
  attach(driver: CameraDriver): () => void;
  subscribe(listener: () => void): () => void;
}

/** Room for the palette, for what stands at the top and bottom, and for the inspector while it is open. */
const insets: Insets = { left: 116, top: 56, right: 40, bottom: 40 };
const narrowInsets: Insets = { left: 16, top: 56, right: 16, bottom: 72 };
const narrowBelow = 700;
const inspectorWidth = 324;
const glideMs = 160;

export function createCamera(): Camera {
  let viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  let size: Size = { width: 1, height: 1 };
  let driver: CameraDriver | undefined;
  const listeners = new Set<() => void>();
  let hasInspector = false;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

  const freeInsets = (): Insets => {
    if (size.width < narrowBelow) return narrowInsets;
    return hasInspector ? { ...insets, right: inspectorWidth } : insets;
  };
  const moveTo = (next: Viewport, durationMs = glideMs) =>
    driver?.setViewport(next, isCalm.matches ? 0 : durationMs);

  return {
    viewport: () => viewport,
    size: () => size,
    moveTo,
    show: (rect, maxZoom = 1) =>
      moveTo(viewportAround(rect, size, { insets: freeInsets(), minZoom: MIN_ZOOM, maxZoom })),
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
      const next = viewportRevealing(rect, viewport, size, freeInsets());
      if (next) moveTo(next);
    },
    makeRoom(forInspector) {
      hasInspector = forInspector;
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

/** The middle of the screen, in board units. */
export function middleOf(camera: Camera): Spot {
  const { x, y, zoom } = camera.viewport();
  const { width, height } = camera.size();
  return centreOf({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom });
}
