import { toIdentifier } from '../expression/identifier.ts';
import type { Binding } from '../expression/types.ts';
import { problemOfEffect } from '../findings/effect-problem.ts';
import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { Effect } from '../metamodel/design.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** An event changes something that the aggregate does not have, or in a way that does not go with it. */
export const effectNotSound: LintRule = {
  id: 'effect-not-sound',
  severity: 'error',
  level: 'design',
  check: (model) => {
    const { clusters, types } = readExpressions(model);
    return idsOfKind(model, 'event').flatMap((id) => {
      const effects = findElement(model, id, 'event')?.design?.effects ?? [];
      const aggregate = clusters.aggregateOfEvent.get(id);
      const record = aggregate === undefined ? undefined : types.aggregate(aggregate);
      if (aggregate === undefined || record === undefined) return [];
      return effects.flatMap((effect, index) => {
        const problem = problemOf(effect, record.fields(), calledIn(model, aggregate));
        return problem === undefined
          ? []
          : [findingOf(effectNotSound, ['elements', id, 'design', 'effects', index], problem)];
      });
    });
  },
};

function problemOf(effect: Effect, fields: ReadonlyMap<string, Binding>, owner: string): string | undefined {
  return toIdentifier(effect.field) === 'id'
    ? 'The id of an aggregate never changes. Take this effect out.'
    : problemOfEffect(effect, fields, owner);
}
