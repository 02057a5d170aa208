import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Index } from '../readings/model-access.ts';

/** An event of which nobody has said what it comes from: no aggregate, no external system, no command. */
export const eventWithoutSource = defineRule({
  id: 'event-without-source',
  severity: 'info',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['event'] },
  check: ({ id }, { model, expressions: { clusters }, lookUp }) => {
    if (lookUp(emittedEvents, id) || clusters.aggregateOfEvent.has(id)) return [];
    const message = `Nothing emits ${nameInMessage(model, id)} yet. Connect what it comes from: the rules kept together or the external system.`;
    return [{ at: [], message }];
  },
});

const emittedEvents: Index<ElementId, true> = {
  build: ({ relations, elements }) =>
    new Map(
      Object.values(relations)
        .filter(({ type, from }) => type === 'emits' && Object.hasOwn(elements, from))
        .map(({ to }) => [to, true]),
    ),
};
