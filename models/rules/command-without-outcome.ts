import { idsOfKind } from '../views/aggregate-clusters.ts';
import { readExpressions } from '../views/expression-scopes.ts';
import { calledIn, findingOf } from './finding-of.ts';
import type { LintRule } from './rule.ts';

/** A command that leads to no event, or of which the team has not said to which of several. */
export const commandWithoutOutcome: LintRule = {
  id: 'command-without-outcome',
  severity: 'info',
  level: 'design',
  check: (model) => {
    const { clusters } = readExpressions(model);
    return idsOfKind(model, 'command').flatMap((id) => {
      if (clusters.undecided.has(id)) {
        const message = `Nobody has said which events ${calledIn(model, id)} leads to, so it leads to every one that its aggregate emits. Name its outcomes.`;
        return [findingOf(commandWithoutOutcome, ['elements', id], message)];
      }
      if ((clusters.outcomes.get(id) ?? []).length > 0 || leavesTheBoard(model.relations, id)) return [];
      const message = `Nothing happens after ${calledIn(model, id)}. What changes when it succeeds? Add the event, and connect what handles the command.`;
      return [findingOf(commandWithoutOutcome, ['elements', id], message)];
    });
  },
};

/** Handled by an external system: what happens there is not ours to say. */
function leavesTheBoard(
  relations: Readonly<Record<string, { readonly type: string; readonly from: string; readonly to: string }>>,
  id: string,
): boolean {
  return Object.values(relations).some(({ type, from }) => type === 'handled-by' && from === id);
}
