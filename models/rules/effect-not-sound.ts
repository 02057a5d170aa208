import { toIdentifier } from '../expression/identifier.ts';
import type { Binding } from '../expression/types.ts';
import { problemOfEffect } from '../findings/effect-problem.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import type { Effect } from '../metamodel/design.ts';

/** An event changes something that the aggregate does not have, or in a way that does not go with it. */
export const effectNotSound = defineRule({
  id: 'effect-not-sound',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['event'] },
  needsDesign: true,
  check: ({ id, entry: { design } }, { model, expressions: { clusters, types } }) => {
    const effects = design?.effects ?? [];
    const aggregate = effects.length === 0 ? undefined : clusters.aggregateOfEvent.get(id);
    const record = aggregate === undefined ? undefined : types.aggregate(aggregate);
    if (aggregate === undefined || record === undefined) return [];
    return effects.flatMap((effect, index) => {
      const message = problemOf(effect, record.fields(), nameInMessage(model, aggregate));
      return message === undefined ? [] : [{ at: ['design', 'effects', index], message }];
    });
  },
});

function problemOf(effect: Effect, fields: ReadonlyMap<string, Binding>, owner: string): string | undefined {
  return toIdentifier(effect.field) === 'id'
    ? 'The id of an aggregate never changes. Take this effect out.'
    : problemOfEffect(effect, fields, owner);
}
