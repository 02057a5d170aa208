import type { Rect, Spot } from '#models/metamodel/geometry.ts';

/** A curve between two stickies: from the edge of one to the edge of the other. */
export interface RelationPath {
  readonly start: Spot;
  readonly startControl: Spot;
  readonly endControl: Spot;
  readonly end: Spot;
}

/** Leaves and arrives at the sides that face each other, so that short ways stay straight. */
export function relationPath(from: Rect, to: Rect): RelationPath {
  const gapX = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
  const gapY = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  return gapX >= gapY ? sideways(from, to) : upAndDown(from, to);
}

function sideways(from: Rect, to: Rect): RelationPath {
  const direction = to.x + to.width / 2 >= from.x + from.width / 2 ? 1 : -1;
  const start = { x: direction > 0 ? from.x + from.width : from.x, y: from.y + from.height / 2 };
  const end = { x: direction > 0 ? to.x : to.x + to.width, y: to.y + to.height / 2 };
  const reach = Math.max(8, Math.abs(end.x - start.x) / 2) * direction;
  return {
    start,
    startControl: { x: start.x + reach, y: start.y },
    endControl: { x: end.x - reach, y: end.y },
    end,
  };
}

function upAndDown(from: Rect, to: Rect): RelationPath {
  const direction = to.y + to.height / 2 >= from.y + from.height / 2 ? 1 : -1;
  const start = { x: from.x + from.width / 2, y: direction > 0 ? from.y + from.height : from.y };
  const end = { x: to.x + to.width / 2, y: direction > 0 ? to.y : to.y + to.height };
  const reach = Math.max(8, Math.abs(end.y - start.y) / 2) * direction;
  return {
    start,
    startControl: { x: start.x, y: start.y + reach },
    endControl: { x: end.x, y: end.y - reach },
    end,
  };
}

/** The spot on the curve at `t`, from 0 at its start to 1 at its end. */
export function spotOn({ start, startControl, endControl, end }: RelationPath, t: number): Spot {
  const rest = 1 - t;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * t, 3 * rest * t ** 2, t ** 3];
  return {
    x: a * start.x + b * startControl.x + c * endControl.x + d * end.x,
    y: a * start.y + b * startControl.y + c * endControl.y + d * end.y,
  };
}

const samples = 16;

/** How far a spot is from the curve, to within a small part of its length. */
export function distanceTo(path: RelationPath, spot: Spot): number {
  let nearest = Number.POSITIVE_INFINITY;
  let before = path.start;
  for (let step = 1; step <= samples; step += 1) {
    const next = spotOn(path, step / samples);
    nearest = Math.min(nearest, distanceToSegment(before, next, spot));
    before = next;
  }
  return nearest;
}

function distanceToSegment(from: Spot, to: Spot, spot: Spot): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : ((spot.x - from.x) * dx + (spot.y - from.y) * dy) / length;
  const clamped = Math.min(1, Math.max(0, t));
  return Math.hypot(spot.x - from.x - clamped * dx, spot.y - from.y - clamped * dy);
}
