import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** A command that leads to no event, or of which the team has not said to which of several. */
export const commandWithoutOutcome: LintRule = {
  id: 'command-without-outcome',
  severity: 'info',
  level: 'design',
  check: (model) => {
    const { clusters } = readExpressions(model);
    return idsOfKind(model, 'command').flatMap((id) => {
      if (clusters.undecided.has(id)) {
        const message = `Nobody has said which events ${calledIn(model, id)} leads to, so nothing happens after it. Give it the words of its event ("Place Order", "Order Placed"), or name its outcomes in the board file.`;
        return [findingOf(commandWithoutOutcome, ['elements', id], message)];
      }
      if ((clusters.outcomes.get(id) ?? []).length > 0 || leavesTheBoard(model, id)) return [];
      const message = `Nothing happens after ${calledIn(model, id)}. What changes when it succeeds? Add the event, and connect what handles the command.`;
      return [findingOf(commandWithoutOutcome, ['elements', id], message)];
    });
  },
};

/** Handled by an external system: what happens there is not ours to say. */
function leavesTheBoard(model: Model, id: ElementId): boolean {
  return Object.values(model.relations).some(
    ({ type, from, to }) =>
      type === 'handled-by' && from === id && findElement(model, to, 'external-system') !== undefined,
  );
}
