import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { kindIndex } from '../readings/aggregate-clusters.ts';
import { type Index, tableOf } from '../readings/model-access.ts';
import { relationsOfType } from '../readings/relations-of-type.ts';

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
  build: (model) => {
    const kinds = tableOf(model, kindIndex);
    const emitted = [...relationsOfType(model, 'emits')].filter(({ from }) => kinds.has(from));
    return new Map(emitted.map(({ to }) => [to, true]));
  },
};
