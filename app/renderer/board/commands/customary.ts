import { overlaps, type Rect, type Size } from '#models/metamodel/geometry.ts';
import type { ElementKind } from '#models/metamodel/kinds.ts';
import type { GridIndex } from '../scene/grid-index.ts';

/** What customarily stands to the right of each kind: actor, command, aggregate, event, policy and round again. */
const NEXT_KIND: Readonly<Record<ElementKind, ElementKind>> = {
  actor: 'command',
  command: 'aggregate',
  aggregate: 'event',
  'external-system': 'event',
  event: 'policy',
  policy: 'command',
  'read-model': 'actor',
  hotspot: 'hotspot',
  opportunity: 'opportunity',
  text: 'text',
  frame: 'frame',
  image: 'text',
};

export function customaryNextKind(kind: ElementKind): ElementKind {
  return NEXT_KIND[kind];
}

export const STICKY_GAP = 24;

/**
 * The nearest free place to the right of `origin` for something of `size`, vertically centred on it. Places that
 * `occupied` knows are jumped over; `ignore` tells what may be covered, such as frames.
 */
export function placeToTheRight(
  origin: Rect,
  size: Size,
  occupied: GridIndex,
  ignore: (id: string) => boolean,
): Rect {
  const y = Math.round(origin.y + (origin.height - size.height) / 2);
  let x = Math.round(origin.x + origin.width + STICKY_GAP);
  for (;;) {
    const candidate = { x, y, width: size.width, height: size.height };
    const right = occupied
      .query(candidate)
      .filter((id) => !ignore(id))
      .map((id) => occupied.get(id))
      .filter((rect): rect is Rect => rect !== undefined && overlaps(rect, candidate))
      .reduce((edge, rect) => Math.max(edge, rect.x + rect.width), Number.NEGATIVE_INFINITY);
    if (right === Number.NEGATIVE_INFINITY) return candidate;
    x = Math.round(right + STICKY_GAP);
  }
}
