import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule, type LintContext } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import { type Index, tableOf } from '../readings/model-access.ts';
import { relationsOfType } from '../readings/relations-of-type.ts';

/** Another context listens to an event that is not published: what it may rely on is not said. */
export const eventNotPublished = defineRule({
  id: 'event-not-published',
  severity: 'warning',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['event'] },
  check: ({ id, entry: { design } }, context) => {
    const { model, expressions, lookUp } = context;
    if (design?.published !== undefined || !expressions.clusters.aggregateOfEvent.has(id)) return [];
    const listeners = (lookUp(listenersByEvent, id) ?? []).filter((listener) =>
      listensFromElsewhere(listener, id, context),
    );
    if (listeners.length === 0) return [];
    const names = listeners.map((listener) => nameInMessage(model, listener)).join(', ');
    const message = `${names} ${listeners.length === 1 ? 'listens' : 'listen'} to ${nameInMessage(model, id)} from another context, but the event is not published. Publish it: give it a stable name, a version, and the fields that others may use. Until then the code leaves these reactions out.`;
    return [{ at: [], message }];
  },
});

function listensFromElsewhere(
  listener: ElementId,
  event: ElementId,
  { expressions: { policies, readModels } }: LintContext,
): boolean {
  const heard = policies.get(listener)?.reactions ?? readModels.get(listener)?.projections ?? [];
  return heard.some((each) => each.foreign && each.event === event);
}

/** The policies, then the read models that name an event or are connected with it, each in the order of the ids. */
const listenersByEvent: Index<ElementId, readonly ElementId[]> = {
  build: (model) => {
    const byEvent = new Map<ElementId, ElementId[]>();
    for (const [listener, events] of eventsByListener(model)) {
      for (const event of events) byEvent.set(event, [...(byEvent.get(event) ?? []), listener]);
    }
    return byEvent;
  },
};

function eventsByListener(model: Model): ReadonlyMap<ElementId, ReadonlySet<ElementId>> {
  const events = new Map(
    [...tableOf(model, namedEvents)].map(([listener, named]) => [listener, new Set(named)]),
  );
  for (const type of ['triggers', 'updates'] as const) {
    for (const { from, to } of relationsOfType(model, type)) events.get(to)?.add(from);
  }
  return events;
}

/** The events that the design of a policy or of a read model names. */
const namedEvents: Index<ElementId, readonly ElementId[]> = {
  build: (model) => {
    const named = (id: ElementId) => [
      ...(findElement(model, id, 'policy')?.design?.reactions ?? []),
      ...(findElement(model, id, 'read-model')?.design?.projections ?? []),
    ];
    const listeners = [...idsOfKind(model, 'policy'), ...idsOfKind(model, 'read-model')];
    return new Map(listeners.map((id) => [id, named(id).map(({ event }) => event)]));
  },
};
