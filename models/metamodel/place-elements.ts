import { MAX_COORDINATE } from './coordinate.ts';
import { KINDS } from './kinds.ts';
import type { BoardElement, Place } from './model.ts';

const gap = 40;
const frameMargin = 60;
const stickiesInARow = 24;

/** What placing needs to know about an element; without `at` it is still to be placed. */
export type Placeable = Pick<BoardElement, 'kind' | 'context'> & { readonly at?: Place | undefined };

type Entries = readonly (readonly [id: string, element: Placeable])[];

/**
 * Gives every element without a place one: left to right in the order given, one row a context in the order of
 * `contexts` (a long row wraps), what belongs to none in the last row, all of it below what has a place. The
 * frame of a context is drawn around that context's row. The same input always gives the same places.
 */
export function placeElements(elements: Entries, contexts: readonly string[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const left = leftEdge(elements);
  let top = bottomEdge(elements) + gap;
  for (const [context, members] of groupByContext(elements, contexts)) {
    const frame = context === undefined ? undefined : members.find(([, { kind }]) => kind === 'frame');
    const row = members.filter((each) => each !== frame);
    const margin = frame === undefined ? 0 : frameMargin;
    const [width, height] = placeRow(row, left + margin, top + margin, places);
    if (frame !== undefined) {
      places.set(frame[0], [left, clamp(top), width + 2 * margin, height + 2 * margin]);
    }
    top += height + 2 * margin + gap;
  }
  return places;
}

function groupByContext(elements: Entries, contexts: readonly string[]): Map<string | undefined, Entries> {
  const groups = new Map<string | undefined, (readonly [string, Placeable])[]>(
    [...contexts, undefined].map((context) => [context, []]),
  );
  for (const entry of elements) {
    const [, { at, context }] = entry;
    if (at === undefined) {
      (groups.get(context) ?? groups.get(undefined))?.push(entry);
    }
  }
  return new Map([...groups].filter(([, members]) => members.length > 0));
}

/** Places a row and says how much room it took; an empty one takes the room of a frame. */
function placeRow(
  row: Entries,
  left: number,
  top: number,
  places: Map<string, Place>,
): readonly [width: number, height: number] {
  const perRow = Math.max(stickiesInARow, Math.ceil(Math.sqrt(row.length)));
  let [x, y, right, lineHeight] = [left, top, left, 0];
  row.forEach(([id, { kind }], index) => {
    if (index > 0 && index % perRow === 0) {
      [x, y, lineHeight] = [left, y + lineHeight + gap, 0];
    }
    places.set(id, [clamp(x), clamp(y)]);
    const [width, height] = KINDS[kind].size;
    right = Math.max(right, x + width);
    lineHeight = Math.max(lineHeight, height);
    x += width + gap;
  });
  return row.length > 0 ? [right - left, y + lineHeight - top] : KINDS.frame.size;
}

function clamp(coordinate: number): number {
  return Math.min(coordinate, MAX_COORDINATE);
}

function leftEdge(elements: Entries): number {
  const edges = elements.flatMap(([, { at }]) => (at === undefined ? [] : [at[0]]));
  return edges.reduce((edge, each) => Math.min(edge, each), edges[0] ?? 0);
}

function bottomEdge(elements: Entries): number {
  const edges = elements.flatMap(([, { at, kind }]) =>
    at === undefined ? [] : [at[1] + (at[3] ?? KINDS[kind].size[1])],
  );
  return edges.reduce((edge, each) => Math.max(edge, each), edges[0] ?? -gap);
}
