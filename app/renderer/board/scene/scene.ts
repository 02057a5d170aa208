import { boundsOf, contains, type Point, type Rect, rectOf, type Spot } from '#models/metamodel/geometry.ts';
import type { BoardElement, Relation } from '#models/metamodel/model.ts';
import type { BoardStore, StoreChanges } from '../../session/board-store.ts';
import { createGridIndex, type GridIndex } from './grid-index.ts';

/** One element as it is shown. */
export interface SceneItem {
  readonly id: string;
  readonly element: BoardElement;
  /** Where it is stored; while `dragged` or resized it shows elsewhere, see `rectOf`. */
  readonly rect: Rect;
}

/**
 * What stands on the wall and where, arranged for drawing and pointing. Follows the store by itself; places of
 * running drags lie over the stored ones until they are dropped.
 */
export interface Scene {
  readonly index: GridIndex;
  get(id: string): BoardElement | undefined;
  /** Where an element is shown: dragged there by somebody, or where it is stored. */
  rectOf(id: string): Rect | undefined;
  elements(): ReadonlyMap<string, BoardElement>;
  relations(): ReadonlyMap<string, Relation>;
  /** Ids of the relations at an element. */
  relationsAt(id: string): ReadonlySet<string>;
  frames(): ReadonlySet<string>;
  pivotal(): ReadonlySet<string>;
  bounds(): Rect | undefined;
  /** What is shown in `area`, dragged things included, from the back to the front. */
  query(area: Rect): string[];
  /** Everything from the back to the front. What was put down last lies on top of its layer. */
  ordered(): readonly SceneItem[];
  /** The frontmost sticky, text or image at a spot; frames are taken by their edge and name, elsewhere. */
  topAt(spot: Spot): string | undefined;
  setDrag(owner: string, places: Readonly<Record<string, Point>> | undefined): void;
  /** Shows an element in another size until it is resized or `undefined` ends it. */
  setSize(id: string, rect: Rect | undefined): void;
  dragged(): ReadonlyMap<string, Point>;
  /** Whether an element is shown elsewhere than stored. */
  isShifted(id: string): boolean;
  subscribe(listener: () => void): () => void;
  close(): void;
}

export function createScene(store: BoardStore): Scene {
  const elements = store.entries('elements');
  const relations = store.entries('relations');
  const index = createGridIndex();
  const frames = new Set<string>();
  const pivotal = new Set<string>();
  const ends = createRelationEnds();
  const drags = new Map<string, Readonly<Record<string, Point>>>();
  let dragged = new Map<string, Point>();
  let sizing: { readonly id: string; readonly rect: Rect } | undefined;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };

  const stack = createStack();

  const takeElement = (id: string) => {
    const element = elements.get(id);
    if (element) index.set(id, rectOf(element));
    else index.remove(id);
    stack.put(id, element);
    toggle(frames, id, element?.kind === 'frame');
    toggle(pivotal, id, element?.kind === 'event' && element.pivotal === true);
  };
  for (const id of elements.keys()) takeElement(id);
  for (const [id, relation] of relations) ends.set(id, relation);

  const stop = store.subscribe((changes: StoreChanges) => {
    for (const id of changes.get('elements') ?? []) takeElement(id);
    for (const id of changes.get('relations') ?? []) ends.set(id, relations.get(id));
    tell();
  });

  const shownRect = (id: string): Rect | undefined => {
    const rect = sizing?.id === id ? sizing.rect : index.get(id);
    const live = dragged.get(id);
    return rect && live ? { ...rect, x: live[0], y: live[1] } : rect;
  };
  const query = (area: Rect) => {
    const ids = new Set(index.query(area));
    for (const id of dragged.keys()) if (elements.has(id)) ids.add(id);
    return [...ids].sort(stack.compare);
  };

  return {
    index,
    get: (id) => elements.get(id),
    rectOf: shownRect,
    elements: () => elements,
    relations: () => relations,
    relationsAt: ends.at,
    frames: () => frames,
    pivotal: () => pivotal,
    bounds: () => boundsOf(index.rects()),
    query,
    ordered: stack.ordered,
    topAt(spot) {
      const hit = query({ ...spot, width: 0.01, height: 0.01 }).filter((id) => {
        const rect = shownRect(id);
        return !frames.has(id) && rect !== undefined && contains(rect, spot);
      });
      return hit.at(-1);
    },
    setDrag(owner, places) {
      if (places) drags.set(owner, places);
      else if (!drags.delete(owner)) return;
      dragged = new Map([...drags.values()].flatMap((drag) => Object.entries(drag)));
      tell();
    },
    setSize(id, rect) {
      sizing = rect && { id, rect };
      tell();
    },
    dragged: () => dragged,
    isShifted: (id) => dragged.has(id) || sizing?.id === id,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      stop();
      listeners.clear();
    },
  };
}

interface StackedItem extends SceneItem {
  readonly height: number;
}

/** Who lies over whom: by layer, then by when they were put where they are. */
function createStack() {
  const items = new Map<string, StackedItem>();
  let count = 0;
  let ordered: StackedItem[] = [];
  let stale = false;
  const byHeight = (one: StackedItem, other: StackedItem) => one.height - other.height;
  return {
    compare: (one: string, other: string) => (items.get(one)?.height ?? 0) - (items.get(other)?.height ?? 0),
    put(id: string, element: BoardElement | undefined) {
      const before = items.get(id);
      stale = true;
      if (!element) {
        items.delete(id);
        return;
      }
      const stayed = before && before.element.at.join() === element.at.join();
      if (!stayed) count += 1;
      const height = stayed ? before.height : layerOf(element) * 1e9 + count;
      items.set(id, { id, element, rect: rectOf(element), height });
    },
    ordered(): readonly SceneItem[] {
      if (stale) ordered = [...items.values()].sort(byHeight);
      stale = false;
      return ordered;
    },
  };
}

const none: ReadonlySet<string> = new Set();

/** From elements to the relations at them. */
function createRelationEnds() {
  const known = new Map<string, Relation>();
  const byElement = new Map<string, Set<string>>();
  const unlink = (id: string, element: string) => {
    const ids = byElement.get(element);
    ids?.delete(id);
    if (ids?.size === 0) byElement.delete(element);
  };
  return {
    at: (element: string): ReadonlySet<string> => byElement.get(element) ?? none,
    set(id: string, relation: Relation | undefined) {
      const before = known.get(id);
      if (before) for (const end of [before.from, before.to]) unlink(id, end);
      known.delete(id);
      if (!relation) return;
      known.set(id, relation);
      for (const end of [relation.from, relation.to]) {
        const ids = byElement.get(end);
        if (ids) ids.add(id);
        else byElement.set(end, new Set([id]));
      }
    },
  };
}

function toggle(set: Set<string>, id: string, member: boolean): void {
  if (member) set.add(id);
  else set.delete(id);
}

/** Frames lie behind everything, big yellow stickies behind the small ones, hotspots on top. */
export function layerOf(element: BoardElement | undefined): number {
  switch (element?.kind) {
    case 'frame':
      return 0;
    case 'image':
      return 1;
    case 'aggregate':
      return 2;
    case 'hotspot':
      return 4;
    default:
      return 3;
  }
}
