import { toIdentifier } from '../expression/identifier.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';

/** A field that every aggregate of its kind should have, but that not every first event sets. */
export const creatingEventLeavesFieldUnset = defineRule({
  id: 'creating-event-leaves-field-unset',
  severity: 'warning',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['aggregate'] },
  needsDesign: true,
  check: ({ id, entry: { design } }, { model, expressions }) => {
    const unset = expressions.beginnings.leftUnset.get(id);
    return (design?.fields ?? []).flatMap(({ name }, index) => {
      if (!unset?.has(toIdentifier(name))) return [];
      const message = `"${name}" of ${nameInMessage(model, id)} has no value after its first event, so it counts as optional. Let every event that begins one set it, or mark it as optional.`;
      return [{ at: ['design', 'fields', index], message }];
    });
  },
});
