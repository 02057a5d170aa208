import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** Another context listens to an event that is not published: what it may rely on is not said. */
export const eventNotPublished: LintRule = {
  id: 'event-not-published',
  severity: 'warning',
  level: 'design',
  check: (model) => {
    const { policies, readModels, clusters } = readExpressions(model);
    const listening = [
      ...[...policies].flatMap(([id, { reactions }]) => reactions.map((heard) => ({ id, ...heard }))),
      ...[...readModels].flatMap(([id, { projections }]) => projections.map((heard) => ({ id, ...heard }))),
    ];
    const unheard = listening.filter(
      ({ event, foreign }) => foreign && clusters.aggregateOfEvent.has(event) && !isPublished(model, event),
    );
    return [...new Set(unheard.map(({ event }) => event))].map((event) => {
      const listeners = new Set(unheard.filter((each) => each.event === event).map(({ id }) => id));
      const names = [...listeners].map((id) => calledIn(model, id)).join(', ');
      return findingOf(
        eventNotPublished,
        ['elements', event],
        `${names} ${listeners.size === 1 ? 'listens' : 'listen'} to ${calledIn(model, event)} from another context, and the event is not published. Say under which lasting name and with which fields others may hear it. Until then the code goes without.`,
      );
    });
  },
};

function isPublished(model: Model, event: ElementId): boolean {
  return findElement(model, event, 'event')?.design?.published !== undefined;
}
