import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import { KINDS } from '../metamodel/kinds.ts';
import { findRelationType, isRelationAllowed, RELATIONS } from '../metamodel/relations.ts';

/** A relation joins two kinds that it cannot join, such as an actor that "emits" an event. */
export const relationNotAllowed = defineRule({
  id: 'relation-not-allowed',
  severity: 'warning',
  level: 'process',
  speed: 'fast',
  visits: { relations: true },
  check: ({ entry: { type, from, to } }, { model }) => {
    const source = Object.hasOwn(model.elements, from) ? model.elements[from] : undefined;
    const target = Object.hasOwn(model.elements, to) ? model.elements[to] : undefined;
    if (source === undefined || target === undefined) return [];
    if (isRelationAllowed(type, source.kind, target.kind)) return [];
    const fitting = findRelationType(source.kind, target.kind);
    const advice =
      fitting === undefined
        ? 'Delete it, or put the sticky that is missing in between.'
        : `Between these two it can be "${RELATIONS[fitting].label}".`;
    const kinds = `${KINDS[source.kind].label.toLowerCase()} ${nameInMessage(model, from)} "${RELATIONS[type].label}" ${KINDS[target.kind].label.toLowerCase()} ${nameInMessage(model, to)}`;
    return [{ at: [], message: `A relation says: ${kinds}. That has no meaning. ${advice}` }];
  },
});
