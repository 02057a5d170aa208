import { overlaps, type Rect } from '#models/metamodel/geometry.ts';

/** Finds what stands in an area without looking at everything. */
export interface GridIndex {
  readonly size: number;
  /** Puts a rectangle under an id, or moves the one that is there. */
  set(id: string, rect: Rect): void;
  remove(id: string): void;
  get(id: string): Rect | undefined;
  /** The ids of all rectangles that overlap `area`, each once, in no particular order. */
  query(area: Rect): string[];
  rects(): Iterable<Rect>;
}

interface Cells {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const cellSize = 800;
/** What covers more cells is kept in one list: a frame over half the wall must not fill a thousand cells. */
const maxCells = 16;

export function createGridIndex(): GridIndex {
  const rects = new Map<string, Rect>();
  const cells = new Map<string, Set<string>>();
  const large = new Set<string>();

  const detach = (id: string, rect: Rect) => {
    if (large.delete(id)) return;
    forEachCell(cellsOf(rect), (key) => {
      const ids = cells.get(key);
      ids?.delete(id);
      if (ids?.size === 0) cells.delete(key);
    });
  };
  const attach = (id: string, rect: Rect) => {
    const covered = cellsOf(rect);
    if (countOf(covered) > maxCells) {
      large.add(id);
      return;
    }
    forEachCell(covered, (key) => {
      const ids = cells.get(key);
      if (ids) ids.add(id);
      else cells.set(key, new Set([id]));
    });
  };

  return {
    get size() {
      return rects.size;
    },
    set(id, rect) {
      const before = rects.get(id);
      rects.set(id, rect);
      if (before) detach(id, before);
      attach(id, rect);
    },
    remove(id) {
      const before = rects.get(id);
      if (!before) return;
      detach(id, before);
      rects.delete(id);
    },
    get: (id) => rects.get(id),
    query(area) {
      const found = new Set<string>();
      const consider = (id: string) => {
        const rect = rects.get(id);
        if (rect && overlaps(rect, area)) found.add(id);
      };
      const covered = cellsOf(area);
      if (countOf(covered) >= cells.size) for (const id of rects.keys()) consider(id);
      else {
        forEachCell(covered, (key) => {
          for (const id of cells.get(key) ?? []) consider(id);
        });
        for (const id of large) consider(id);
      }
      return [...found];
    },
    rects: () => rects.values(),
  };
}

function cellsOf({ x, y, width, height }: Rect): Cells {
  return {
    left: Math.floor(x / cellSize),
    top: Math.floor(y / cellSize),
    right: Math.floor((x + width) / cellSize),
    bottom: Math.floor((y + height) / cellSize),
  };
}

function countOf({ left, top, right, bottom }: Cells): number {
  return (right - left + 1) * (bottom - top + 1);
}

function forEachCell({ left, top, right, bottom }: Cells, visit: (key: string) => void): void {
  for (let column = left; column <= right; column += 1) {
    for (let row = top; row <= bottom; row += 1) visit(`${column},${row}`);
  }
}
