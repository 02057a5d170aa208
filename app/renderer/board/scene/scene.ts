import { boundsOf, type Point, type Rect, rectOf } from '#models/metamodel/geometry.ts';
import type { BoardElement, Relation } from '#models/metamodel/model.ts';
import type { BoardStore, StoreChanges } from '../../session/board-store.ts';
import { createGridIndex, type GridIndex } from './grid-index.ts';
import { createRelationEnds } from './relation-ends.ts';
import { createStack, type SceneItem } from './stacking.ts';

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

function toggle(set: Set<string>, id: string, member: boolean): void {
  if (member) set.add(id);
  else set.delete(id);
}
