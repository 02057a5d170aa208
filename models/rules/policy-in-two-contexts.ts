import type { ElementId } from '../metamodel/ids.ts';
import { aggregateClusters, findElement, idsOfKind } from '../views/aggregate-clusters.ts';
import { contextsOfElements } from '../views/context-of.ts';
import { commandsOf } from '../views/read-policies.ts';
import { findingOf } from './finding-of.ts';
import type { LintRule } from './rule.ts';

/** One policy issues commands of several contexts: no single one of them can carry it out. */
export const policyInTwoContexts: LintRule = {
  id: 'policy-in-two-contexts',
  severity: 'error',
  level: 'design',
  check: (model) => {
    const contexts = contextsOfElements(model);
    const { aggregateOfCommand } = aggregateClusters(model);
    const homeOf = (command: ElementId) => contexts.get(aggregateOfCommand.get(command) ?? command);
    return idsOfKind(model, 'policy').flatMap((id) => {
      const reactions = findElement(model, id, 'policy')?.design?.reactions ?? [];
      const commands = commandsOf(reactions).filter((command) => aggregateOfCommand.has(command));
      const homes = new Set(commands.map(homeOf));
      if (homes.size < 2) return [];
      const names = [...homes]
        .map((home) => `"${(home && model.contexts[home]?.name) || 'no context'}"`)
        .sort();
      return [
        findingOf(
          policyInTwoContexts,
          ['elements', id],
          `This policy issues commands of ${names.join(' and ')}. Make one policy for each: a policy runs in the context whose commands it issues, and hears of the other's events.`,
        ),
      ];
    });
  },
};
