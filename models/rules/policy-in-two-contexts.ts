import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { contextsOfElements } from '../readings/context-of.ts';
import { readExpressions } from '../readings/expression-scopes.ts';
import { issuesOf } from '../readings/read-policies.ts';

/** One policy issues commands of several contexts: no single one of them can carry it out. */
export const policyInTwoContexts: LintRule = {
  id: 'policy-in-two-contexts',
  severity: 'error',
  level: 'design',
  check: (model) => {
    const contexts = contextsOfElements(model);
    const { policies, clusters } = readExpressions(model);
    return [...policies].flatMap(([id, { reactions }]) => {
      const aggregates = reactions
        .flatMap(issuesOf)
        .flatMap(({ command }) => clusters.aggregateOfCommand.get(command) ?? []);
      const homes = new Set(aggregates.map((aggregate) => contexts.get(aggregate)));
      if (homes.size < 2) return [];
      // What is only drawn may be a sketch: the code leaves out what it cannot carry out.
      const isWritten = findElement(model, id, 'policy')?.design?.reactions !== undefined;
      const names = [...homes]
        .map((home) => `"${(home && model.contexts[home]?.name) || 'no context'}"`)
        .sort();
      return [
        findingOf(
          policyInTwoContexts,
          ['elements', id],
          `This policy issues commands of ${names.join(' and ')}. Make one policy for each: a policy runs in the context whose commands it issues, and hears of the other's events.`,
          isWritten ? {} : { severity: 'warning' },
        ),
      ];
    });
  },
};
