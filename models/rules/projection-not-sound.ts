import { problemOfEffect } from '../findings/effect-problem.ts';
import { problemOfKey } from '../findings/key-problem.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';

/** An event changes something that the rows of a read model do not have, or a row that it cannot find. */
export const projectionNotSound = defineRule({
  id: 'projection-not-sound',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['read-model'] },
  needsDesign: true,
  check: ({ id, entry: { design } }, { model, expressions: { types, readModels } }) => {
    const fields = types.bindings(design?.fields ?? []);
    return (design?.projections ?? []).flatMap(({ event, effects = [], removes }, index) => {
      const report = (at: readonly (string | number)[], message: string | undefined) =>
        message === undefined ? [] : [{ at: ['design', 'projections', index, ...at], message }];
      const key = readModels.get(id)?.projections[index]?.key;
      const wasted = `${nameInMessage(model, event)} removes the row, so nothing else of it changes. Take the one or the other out.`;
      return [
        ...report(['key'], problemOfKey(key, 'row', nameInMessage(model, event))),
        ...(removes === true
          ? report(['effects'], effects.length === 0 ? undefined : wasted)
          : effects.flatMap((effect, place) =>
              report(['effects', place], problemOfEffect(effect, fields, nameInMessage(model, id))),
            )),
      ];
    });
  },
});
