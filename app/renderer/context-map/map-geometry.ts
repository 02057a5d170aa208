import { PATTERNS, type Relationship, type RelationshipType } from '#models/metamodel/context-map.ts';
import {
  centreOf,
  grow,
  overlaps,
  type Point,
  type Rect,
  rectAround,
  rectBetween,
} from '#models/metamodel/geometry.ts';
import { MAP_BOX } from '#models/views/context-map-layout.ts';
import { isSymmetric, patternsAt, type RelationshipEnd } from '#models/views/pattern-places.ts';

/** A label of a relationship: what stands at one of its ends, or in its middle. */
export interface MapTag extends Rect {
  readonly at: RelationshipEnd | 'middle';
  readonly text: string;
}

/** How one relationship is drawn: a straight line between the borders of two boxes, with its tags on it. */
export interface MapLine {
  readonly id: string;
  readonly from: Point;
  readonly to: Point;
  readonly tags: readonly MapTag[];
}

/** What stands in the middle of a line; upstream / downstream says all at its ends. */
const TYPE_ABBREVIATIONS = {
  'upstream-downstream': '',
  'customer-supplier': 'C/S',
  partnership: 'P',
  'shared-kernel': 'SK',
  'separate-ways': 'SW',
  'big-ball-of-mud': 'BBoM',
} as const satisfies Record<RelationshipType, string>;

const tagHeight = 22;
const laneWidth = 44;
const tagStep = 6;
const ends = ['upstream', 'downstream'] as const;

/**
 * Lines and tags for all relationships whose two contexts stand on the map. Relationships of the same pair run side
 * by side. Tags stand as near to their end as they can without covering a box or another tag; where a line is too
 * short for that, they stay at their end.
 */
export function mapLines(
  relationships: Readonly<Record<string, Relationship>>,
  places: ReadonlyMap<string, Point>,
): readonly MapLine[] {
  const boxes = [...places.values()].map(boxAt);
  const lanes = lanesOf(relationships);
  const taken: Rect[] = [...boxes];
  const lines: MapLine[] = [];
  for (const [id, relationship] of Object.entries(relationships).sort(byId)) {
    const start = places.get(relationship.upstream);
    const end = places.get(relationship.downstream);
    if (start === undefined || end === undefined || relationship.upstream === relationship.downstream)
      continue;
    const [from, to] = borderLine(boxAt(start), boxAt(end), lanes.get(id) ?? 0);
    const tags = tagsOf(relationship).map((tag) => placeTag(tag, from, to, taken));
    taken.push(...tags);
    lines.push({ id, from, to, tags });
  }
  return lines;
}

const viewMargin = 28;

/** How far a span around a centre must move to lie between two borders with some margin; its start wins where it is too long. */
export function shiftBetween(start: number, end: number, centre: number, length: number): number {
  const before = start + viewMargin - (centre - length / 2);
  if (before > 0) return before;
  const after = centre + length / 2 - (end - viewMargin);
  return after > 0 ? -Math.min(after, -before) : 0;
}

/** The smallest area that shows a whole line. */
export function lineArea({ from, to }: MapLine): Rect {
  return rectBetween({ x: from[0], y: from[1] }, { x: to[0], y: to[1] });
}

/** The box of a context with its center at a point. */
export function boxAt([x, y]: Point): Rect {
  return rectAround({ x, y }, MAP_BOX);
}

/** The wished place for a new box, or the first to the right of it where the box covers no other. */
export function freePlace(wish: Point, places: Iterable<Point>): Point {
  const boxes = [...places].map(boxAt);
  let [x, y] = wish;
  // Every step passes at least one box, so as many steps as there are boxes suffice.
  for (let step = 0; step <= boxes.length; step += 1) {
    const hit = boxes.find((box) => overlaps(grow(boxAt([x, y]), 24), box));
    if (!hit) break;
    x = centreOf(hit).x + MAP_BOX.width + 48;
  }
  return [Math.round(x), Math.round(y)];
}

/** The straight line between the borders of two boxes, moved sideways into its lane. */
export function borderLine(from: Rect, to: Rect, lane: number): readonly [Point, Point] {
  const [a, b] = [centreOf(from), centreOf(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  // The same side for both directions of a pair, whichever box comes first.
  const side = a.x < b.x || (a.x === b.x && a.y < b.y) ? 1 : -1;
  const sideways = [(-(b.y - a.y) / length) * lane * side, ((b.x - a.x) / length) * lane * side] as const;
  return [leave(from, to, sideways), leave(to, from, sideways)];
}

/** Where the ray from one box towards another, shifted sideways, leaves the first one. */
function leave(box: Rect, towards: Rect, [sideX, sideY]: Point): Point {
  const { x, y } = centreOf(box);
  const dx = centreOf(towards).x - x;
  const dy = centreOf(towards).y - y;
  const reachX = dx === 0 ? Number.POSITIVE_INFINITY : (box.width / 2 - Math.sign(dx) * sideX) / Math.abs(dx);
  const reachY =
    dy === 0 ? Number.POSITIVE_INFINITY : (box.height / 2 - Math.sign(dy) * sideY) / Math.abs(dy);
  // Boxes on top of each other have no border between them: the line then shrinks to their middle.
  const share = Math.max(0, Math.min(reachX, reachY, 0.5));
  return [x + sideX + dx * share, y + sideY + dy * share];
}

/** The sideways offset of every relationship that shares its pair with others. */
function lanesOf(relationships: Readonly<Record<string, Relationship>>): ReadonlyMap<string, number> {
  const pairs = new Map<string, string[]>();
  for (const [id, { upstream, downstream }] of Object.entries(relationships).sort(byId)) {
    const pair = [upstream, downstream].sort().join(' ');
    pairs.set(pair, [...(pairs.get(pair) ?? []), id]);
  }
  const lanes = new Map<string, number>();
  for (const ids of pairs.values()) {
    for (const [position, id] of ids.entries()) lanes.set(id, (position - (ids.length - 1) / 2) * laneWidth);
  }
  return lanes;
}

/** Ends first: they must stand near their box, the middle has room to move. */
function tagsOf(relationship: Relationship): readonly Pick<MapTag, 'at' | 'text'>[] {
  const middle = TYPE_ABBREVIATIONS[relationship.type];
  const atEnds = ends.map((at) => {
    const letter = isSymmetric(relationship) ? [] : [at === 'upstream' ? 'U' : 'D'];
    const patterns = patternsAt(relationship, at).map((pattern) => PATTERNS[pattern].abbreviation);
    return { at, text: [...letter, ...patterns].join(' ') };
  });
  return [...atEnds, { at: 'middle' as const, text: middle }].filter(({ text }) => text !== '');
}

function placeTag(
  { at, text }: Pick<MapTag, 'at' | 'text'>,
  from: Point,
  to: Point,
  taken: readonly Rect[],
): MapTag {
  const size = { width: Math.max(tagHeight, text.length * 7.8 + 12), height: tagHeight };
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const direction =
    length === 0 ? ([1, 0] as const) : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const tagAt = (distance: number): MapTag => ({
    at,
    text,
    ...rectAround(
      { x: from[0] + (direction[0] ?? 0) * distance, y: from[1] + (direction[1] ?? 0) * distance },
      size,
    ),
  });
  const candidates = distances(at, length, extent(size, direction)).map(tagAt);
  return candidates.find((tag) => !taken.some((other) => overlaps(tag, other))) ?? candidates[0] ?? tagAt(0);
}

/** Distances along the line to try for a tag, the best first. */
function distances(at: MapTag['at'], length: number, reach: number): readonly number[] {
  const steps = Math.max(0, Math.ceil(length / tagStep));
  if (at === 'middle') {
    return Array.from({ length: steps + 1 }, (_, step) => {
      const shift = Math.ceil(step / 2) * tagStep * (step % 2 === 0 ? 1 : -1);
      return length / 2 + shift;
    });
  }
  const nearest = Math.min(reach + 1, length / 2);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const distance = Math.min(nearest + step * tagStep, length);
    return at === 'upstream' ? distance : length - distance;
  });
}

/** How far a rectangle reaches from its centre when it slides along a direction away from a wall. */
function extent(
  size: { readonly width: number; readonly height: number },
  direction: readonly number[],
): number {
  const [dx = 0, dy = 0] = direction.map(Math.abs);
  return Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : size.width / 2 / dx,
    dy === 0 ? Number.POSITIVE_INFINITY : size.height / 2 / dy,
  );
}

function byId([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
