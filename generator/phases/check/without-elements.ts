import type { ElementId } from '#models/metamodel/ids.ts';
import type { BoardElement, Model, Section } from '#models/metamodel/model.ts';

export interface Remainder {
  readonly model: Model;
  /** Stories that tell of something that is gone. */
  readonly alsoGone: readonly { readonly section: Section; readonly id: string }[];
}

/**
 * A model without some elements, and without what could only have happened with them: relations to them, moves, reactions
 * and projections on their events, and stories that tell of them. Whatever else names them still does.
 */
export function withoutElements(model: Model, gone: ReadonlySet<ElementId>): Remainder {
  if (gone.size === 0) return { model, alsoGone: [] };
  const elements = Object.fromEntries(
    Object.entries(model.elements).flatMap(([id, element]) =>
      gone.has(id as ElementId) ? [] : [[id, withoutEvents(element, gone)]],
    ),
  );
  // What reacts to nothing any more must not react to what its relations alone would imply.
  const idle = new Set(
    Object.keys(elements).filter((id) => isIdle(elements[id]) && !isIdle(model.elements[id as ElementId])),
  );
  const counts = (id: ElementId) => !gone.has(id) && !idle.has(id);
  const relations = Object.fromEntries(
    Object.entries(model.relations).filter(([, { from, to }]) => counts(from) && counts(to)),
  );
  const stories = (['scenarios', 'journeys'] as const).map((section) => ({
    section,
    telling: Object.entries(model[section])
      .filter(([, story]) => tellsOf(story, gone))
      .map(([id]) => id),
  }));
  const kept = stories.map(({ section, telling }) => [
    section,
    Object.fromEntries(Object.entries(model[section]).filter(([id]) => !telling.includes(id))),
  ]);
  return {
    model: { ...model, elements, relations, ...Object.fromEntries(kept) },
    alsoGone: stories.flatMap(({ section, telling }) => telling.map((id) => ({ section, id }))),
  };
}

/** What an event that is gone would have led to. */
function withoutEvents(element: BoardElement, gone: ReadonlySet<ElementId>): BoardElement {
  switch (element.kind) {
    case 'aggregate': {
      const lifecycle = element.design?.lifecycle;
      if (lifecycle === undefined) return element;
      const moves = lifecycle.moves.filter(({ on }) => !gone.has(on));
      return { ...element, design: { ...element.design, lifecycle: { ...lifecycle, moves } } };
    }
    case 'policy': {
      const reactions = element.design?.reactions?.filter(({ event }) => !gone.has(event));
      return reactions === undefined ? element : { ...element, design: { ...element.design, reactions } };
    }
    case 'read-model': {
      const projections = element.design?.projections?.filter(({ event }) => !gone.has(event));
      return projections === undefined ? element : { ...element, design: { ...element.design, projections } };
    }
    default:
      return element;
  }
}

/** Does it say that it reacts to nothing? */
function isIdle(element: BoardElement | undefined): boolean {
  if (element?.kind === 'policy') return element.design?.reactions?.length === 0;
  return element?.kind === 'read-model' && element.design?.projections?.length === 0;
}

/** Does an id of what is gone stand anywhere in a story? Texts that only look like one cost no more than a story. */
function tellsOf(story: unknown, gone: ReadonlySet<ElementId>): boolean {
  if (typeof story === 'string') return gone.has(story as ElementId);
  if (typeof story !== 'object' || story === null) return false;
  return Object.values(story).some((part) => tellsOf(part, gone));
}
