import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { idsOfKind } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** An event of which nobody has said what it comes from: no aggregate, no external system, no command. */
export const eventWithoutSource: LintRule = {
  id: 'event-without-source',
  severity: 'info',
  level: 'design',
  check: (model) => {
    const { clusters } = readExpressions(model);
    const emitted = new Set(
      Object.values(model.relations)
        .filter(({ type, from }) => type === 'emits' && Object.hasOwn(model.elements, from))
        .map(({ to }) => to),
    );
    return idsOfKind(model, 'event')
      .filter((id) => !emitted.has(id) && !clusters.aggregateOfEvent.has(id))
      .map((id) =>
        findingOf(
          eventWithoutSource,
          ['elements', id],
          `Nothing emits ${calledIn(model, id)} yet. Connect what it comes from: the rules kept together or the external system.`,
        ),
      );
  },
};
