import type { Rect, Size } from '#models/metamodel/geometry.ts';
import { type Viewport, visibleRect } from './viewport.ts';

/** How the wall is drawn: each sticky as an element of the page, or all of them on one canvas. */
export type Detail = 'near' | 'far';

const nearAbove = 0.38;
const farBelow = 0.32;

/** The detail at a zoom. Between the two thresholds it stays what it was, so that nothing flickers. */
export function detailAt(zoom: number, before: Detail): Detail {
  if (zoom >= nearAbove) return 'near';
  return zoom <= farBelow ? 'far' : before;
}

const windowFactor = 1.8;
/** The window moves in steps of this share of the screen: small pans do not change it. */
const stepShare = 0.2;

/** The area whose stickies are elements of the page: the screen and a margin, in coarse steps. */
export function windowAround(viewport: Viewport, size: Size): Rect {
  const seen = visibleRect(viewport, size);
  const stepX = seen.width * stepShare;
  const stepY = seen.height * stepShare;
  const width = seen.width * windowFactor;
  const height = seen.height * windowFactor;
  return {
    x: Math.floor((seen.x - (width - seen.width) / 2) / stepX) * stepX,
    y: Math.floor((seen.y - (height - seen.height) / 2) / stepY) * stepY,
    width: width + stepX,
    height: height + stepY,
  };
}
