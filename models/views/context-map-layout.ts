import type { Point } from '../metamodel/geometry.ts';
import type { ContextId } from '../metamodel/ids.ts';
import { compareTexts } from '../metamodel/json.ts';
import type { Model } from '../metamodel/model.ts';

/** Width and height that one context's box is given on the map, and the free space around it. */
export const MAP_BOX = { width: 240, height: 112, gapX: 200, gapY: 128 } as const;

/**
 * Where every context stands on the map: its own place where people gave it one; the others in columns after their
 * place in the flow (upstream left), below whatever has a place. The same model gives the same places, whatever the
 * order in which it was read.
 */
export function contextMapLayout(
  model: Pick<Model, 'contexts' | 'relationships'>,
): ReadonlyMap<ContextId, Point> {
  const places = new Map<ContextId, Point>();
  const unplaced: ContextId[] = [];
  for (const [id, { at }] of Object.entries(model.contexts)) {
    if (at === undefined) unplaced.push(id as ContextId);
    else places.set(id as ContextId, at);
  }
  const pitchX = MAP_BOX.width + MAP_BOX.gapX;
  const pitchY = MAP_BOX.height + MAP_BOX.gapY;
  const given = [...places.values()];
  const left = given.length === 0 ? 0 : Math.min(...given.map(([x]) => x));
  const top = given.length === 0 ? 0 : Math.max(...given.map(([, y]) => y)) + pitchY;
  const columns = columnsOf(unplaced.toSorted(), model.relationships);
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  for (const [column, ids] of columns.entries()) {
    const offset = ((tallest - ids.length) * pitchY) / 2;
    for (const [row, id] of ids.entries())
      places.set(id, [left + column * pitchX, top + offset + row * pitchY]);
  }
  return places;
}

/** At most this many boxes stand in one column, so that a map without directions is a block and not a tower. */
const maxRows = 3;

function columnsOf(ids: readonly ContextId[], relationships: Model['relationships']): ContextId[][] {
  const depth = new Map(ids.map((id) => [id, 0]));
  const ordered = Object.entries(relationships).toSorted(([one], [other]) => compareTexts(one, other));
  // As many rounds as there are boxes settle every depth; a circle of dependencies just stops there.
  for (let round = 1; round < ids.length; round += 1) {
    for (const [, { upstream, downstream }] of ordered) {
      const before = depth.get(upstream);
      const after = depth.get(downstream);
      if (before !== undefined && after !== undefined && upstream !== downstream && after <= before) {
        depth.set(downstream, Math.min(before + 1, ids.length - 1));
      }
    }
  }
  const columns: ContextId[][] = [];
  for (const level of [...new Set(depth.values())].toSorted((a, b) => a - b)) {
    const members = ids.filter((id) => depth.get(id) === level);
    for (let start = 0; start < members.length; start += maxRows) {
      columns.push(members.slice(start, start + maxRows));
    }
  }
  return columns;
}
