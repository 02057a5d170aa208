import { type Rect, rectOf } from '#models/metamodel/geometry.ts';
import type { BoardElement } from '#models/metamodel/model.ts';

/** One element as it is shown. */
export interface SceneItem {
  readonly id: string;
  readonly element: BoardElement;
  /** The stored place. While the element is dragged or resized it is shown elsewhere: see `rectOf`. */
  readonly rect: Rect;
}

interface StackedItem extends SceneItem {
  readonly height: number;
}

/** Which element lies over which: the one in the higher layer, then the one that was moved last. */
export function createStack() {
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
