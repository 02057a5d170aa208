import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** An aggregate that no command reaches: nothing can ever happen to it. */
export const aggregateWithoutCommand: LintRule = {
  id: 'aggregate-without-command',
  severity: 'info',
  level: 'design',
  check: (model) =>
    readExpressions(model)
      .clusters.clusters.filter(({ commands }) => commands.length === 0)
      .map(({ aggregate }) =>
        findingOf(
          aggregateWithoutCommand,
          ['elements', aggregate],
          `No command is handled by ${calledIn(model, aggregate)}, so nothing can happen to it. Connect the commands whose rules it keeps.`,
        ),
      ),
};
