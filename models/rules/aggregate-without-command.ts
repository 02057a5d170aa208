import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';

/** An aggregate that no command reaches: nothing can ever happen to it. */
export const aggregateWithoutCommand = defineRule({
  id: 'aggregate-without-command',
  severity: 'info',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['aggregate'] },
  check: ({ id }, { model, expressions }) => {
    if ((expressions.clusters.ofAggregate.get(id)?.commands ?? []).length > 0) return [];
    const message = `No command is handled by ${nameInMessage(model, id)}, so nothing can happen to it. Connect the commands whose rules it keeps.`;
    return [{ at: [], message }];
  },
});
