import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement } from '../views/aggregate-clusters.ts';
import { readExpressions } from '../views/expression-scopes.ts';
import { calledIn, findingOf } from './finding-of.ts';
import type { LintRule } from './rule.ts';

/** Another context listens to an event that shows it no face: what it could rely on is not said. */
export const eventNotPublished: LintRule = {
  id: 'event-not-published',
  severity: 'warning',
  level: 'design',
  check: (model) => {
    const { policies, readModels, clusters } = readExpressions(model);
    const heard = new Map<ElementId, ElementId>();
    for (const [id, { reactions }] of policies) {
      for (const { event, foreign } of reactions) if (foreign) heard.set(event, id);
    }
    for (const [id, { projections }] of readModels) {
      for (const { event, foreign } of projections) if (foreign) heard.set(event, id);
    }
    return [...heard]
      .filter(([event]) => clusters.aggregateOfEvent.has(event) && !isPublished(model, event))
      .map(([event, listener]) =>
        findingOf(
          eventNotPublished,
          ['elements', event],
          `${calledIn(model, listener)} listens to ${calledIn(model, event)} from another context, and the event is not published. Say under which lasting name and with which fields others may hear it. Until then the code leaves the reaction out.`,
        ),
      );
  },
};

function isPublished(model: Model, event: ElementId): boolean {
  return findElement(model, event, 'event')?.design?.published !== undefined;
}
