import type { ElementId, RelationId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';

/**
 * `current` with everything said that its aggregates only imply while all of their commands are there: which command begins
 * one, which events follow from it, whose an event is. Only where one of an aggregate's commands or events is
 * about to go. `original` is the board as people made it.
 */
export function pinClusters(original: Model, current: Model, gone: ReadonlySet<ElementId>): Model {
  const { clusters, beginnings } = readExpressions(original);
  const elements: Record<ElementId, Model['elements'][ElementId]> = { ...current.elements };
  const relations: Record<RelationId, Model['relations'][RelationId]> = { ...current.relations };
  for (const { aggregate, commands, events } of clusters.clusters) {
    if (![...commands, ...events].some((id) => gone.has(id))) continue;
    for (const id of commands) {
      const command = findElement(current, id, 'command');
      if (command === undefined) continue;
      const outcomes =
        command.design?.outcomes ?? (clusters.outcomes.get(id) ?? []).map(({ event }) => ({ event }));
      elements[id] = { ...command, design: { ...command.design, creates: beginnings.creates(id), outcomes } };
    }
    for (const event of events.filter((id) => Object.hasOwn(elements, id))) {
      relations[`pinned-${event}` as RelationId] = { type: 'emits', from: aggregate, to: event };
    }
  }
  return { ...current, elements, relations };
}
