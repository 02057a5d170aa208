import { centreOf, rectOf } from '../metamodel/geometry.ts';
import type { ContextId, ElementId } from '../metamodel/ids.ts';
import type { BoardElement, Model } from '../metamodel/model.ts';
import { type Index, tableOf } from './model-access.ts';

/** The area of the board that one frame claims for its context, in board units. */
export interface ContextArea {
  readonly context: ContextId;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The areas of all frames that name an existing context, smallest first; of two equal ones the lower id comes first. */
export function contextAreas(model: Pick<Model, 'contexts' | 'elements'>): readonly ContextArea[] {
  const areas: { id: string; size: number; area: ContextArea }[] = [];
  for (const [id, element] of Object.entries(model.elements)) {
    if (element.kind !== 'frame' || element.context === undefined) continue;
    if (!Object.hasOwn(model.contexts, element.context)) continue;
    const { x, y, width, height } = rectOf(element);
    const area = { context: element.context, left: x, top: y, right: x + width, bottom: y + height };
    areas.push({ id, size: width * height, area });
  }
  areas.sort((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1));
  return areas.map(({ area }) => area);
}

/**
 * The context an element belongs to: the one set by hand where it exists, else that of the smallest context frame
 * which holds the element's centre (its border included), else none.
 */
export function contextOf(
  element: BoardElement,
  contexts: Model['contexts'],
  areas: readonly ContextArea[],
): ContextId | undefined {
  if (element.context !== undefined && Object.hasOwn(contexts, element.context)) return element.context;
  const { x, y } = centreOf(rectOf(element));
  return areas.find((area) => area.left <= x && x <= area.right && area.top <= y && y <= area.bottom)
    ?.context;
}

/** The context of every element that belongs to one. */
export function contextsOfElements(model: Model): ReadonlyMap<ElementId, ContextId> {
  return tableOf(model, contextIndex);
}

/** The context of every element that belongs to one, as an index. */
export const contextIndex: Index<ElementId, ContextId> = {
  build: ({ contexts, elements }) => {
    const areas = contextAreas({ contexts, elements });
    const found = new Map<ElementId, ContextId>();
    for (const [id, element] of Object.entries(elements)) {
      const context = contextOf(element, contexts, areas);
      if (context !== undefined) found.set(id as ElementId, context);
    }
    return found;
  },
};
