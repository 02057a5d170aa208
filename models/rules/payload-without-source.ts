import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';

/** An event's field for which neither the command nor the aggregate has a value. */
export const payloadWithoutSource = defineRule({
  id: 'payload-without-source',
  severity: 'warning',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['command'] },
  check: ({ id }, { model, expressions }) =>
    (expressions.commands.get(id)?.outcomes ?? []).flatMap(({ event, owed }) =>
      owed.map(({ name }) => ({
        at: [],
        message: `Where does "${name}" of ${nameInMessage(model, event)} come from? Neither a parameter of ${nameInMessage(model, id)} nor a field of its aggregate has that name. Until you say so, it is a parameter of the command.`,
      })),
    ),
});
