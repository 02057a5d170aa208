import type { ElementId } from '#models/metamodel/ids.ts';
import type { BoardElement, Entry, Model, Section } from '#models/metamodel/model.ts';
import { referencesOf, withoutTriggers } from '#models/metamodel/references.ts';

export interface Remainder {
  readonly model: Model;
  /** Stories that tell of something that is gone, each with the first that it tells of. */
  readonly alsoGone: readonly { readonly section: Section; readonly id: string; readonly of: ElementId }[];
  /** Policies and read models that stay without what they made of an event that is gone. */
  readonly cut: readonly { readonly id: ElementId; readonly of: ElementId }[];
}

/**
 * A model without some elements, and without what could only have happened with them: relations to them, moves, reactions
 * and projections on their events, and stories that tell of them. Whatever else names them still does.
 */
export function withoutElements(model: Model, gone: ReadonlySet<ElementId>): Remainder {
  if (gone.size === 0) return { model, alsoGone: [], cut: [] };
  const isGone = (id: string): id is ElementId => gone.has(id as ElementId);
  const elements = Object.fromEntries(
    Object.entries(model.elements).flatMap(([id, element]) =>
      gone.has(id as ElementId) ? [] : [[id, withoutTriggers('elements', element, isGone)]],
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
    telling: new Map(
      Object.entries(model[section]).flatMap(([id, story]) => {
        const of = idsIn(section, story).find(isGone);
        return of === undefined ? [] : [[id, of] as const];
      }),
    ),
  }));
  const kept = stories.map(({ section, telling }) => [
    section,
    Object.fromEntries(Object.entries(model[section]).filter(([id]) => !telling.has(id))),
  ]);
  return {
    model: { ...model, elements, relations, ...Object.fromEntries(kept) },
    alsoGone: stories.flatMap(({ section, telling }) =>
      [...telling].map(([id, of]) => ({ section, id, of })),
    ),
    cut: (Object.entries(model.elements) as [ElementId, BoardElement][]).flatMap(([id, element]) => {
      const of = gone.has(id) ? undefined : eventsOf(element).find(isGone);
      return of === undefined ? [] : [{ id, of }];
    }),
  };
}

/** The events that a policy or a read model says it makes something of. */
function eventsOf(element: BoardElement): readonly string[] {
  if (element.kind === 'aggregate') return [];
  return referencesOf('elements', element).flatMap(({ id, target }) => (target.isTrigger ? [id] : []));
}

/** Does it say that it reacts to nothing? */
function isIdle(element: BoardElement | undefined): boolean {
  if (element?.kind === 'policy') return element.design?.reactions?.length === 0;
  return element?.kind === 'read-model' && element.design?.projections?.length === 0;
}

/** What a story tells of. */
function idsIn<Name extends 'scenarios' | 'journeys'>(section: Name, story: Entry<Name>): readonly string[] {
  return referencesOf(section, story).map(({ id }) => id);
}
