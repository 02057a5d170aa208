import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { kindIndex } from '../readings/aggregate-clusters.ts';
import { type Index, tableOf } from '../readings/model-access.ts';
import { relationsOfType } from '../readings/relations-of-type.ts';

/** A command that leads to no event, or of which the team has not said to which of several. */
export const commandWithoutOutcome = defineRule({
  id: 'command-without-outcome',
  severity: 'info',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['command'] },
  check: ({ id }, { model, expressions: { clusters }, lookUp }) => {
    if (clusters.undecided.has(id)) {
      const message = `Nobody has said which events ${nameInMessage(model, id)} leads to, so nothing happens after it. Give it the words of its event ("Place Order", "Order Placed"), or name its outcomes in the board file.`;
      return [{ at: [], message }];
    }
    if ((clusters.outcomes.get(id) ?? []).length > 0 || lookUp(handledOutside, id)) return [];
    const message = `Nothing happens after ${nameInMessage(model, id)}. What changes when it succeeds? Add the event, and connect what handles the command.`;
    return [{ at: [], message }];
  },
});

/** Commands that an external system handles: what happens there is not ours to say. */
const handledOutside: Index<ElementId, true> = {
  build: (model) => {
    const kinds = tableOf(model, kindIndex);
    const handled = [...relationsOfType(model, 'handled-by')].filter(
      ({ to }) => kinds.get(to) === 'external-system',
    );
    return new Map(handled.map(({ from }) => [from, true]));
  },
};
