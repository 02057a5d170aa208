import { toIdentifier } from '../expression/identifier.ts';
import { didYouMean } from '../findings/advice.ts';
import { defineRule } from '../findings/rule.ts';

/** A key over no fields, or over a field that is not there, need not have a value, or shares its name. */
export const keyNotSound = defineRule({
  id: 'key-not-sound',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['aggregate'] },
  needsDesign: true,
  check: ({ id, entry }, { expressions: { types } }) => {
    const { keys = [], fields = [] } = entry.design ?? {};
    return keys.flatMap((key, index) => {
      const at = ['design', 'keys', index, 'fields'];
      if (key.fields.length === 0) {
        const message = `The key "${key.name}" has no fields, so it finds nothing. Name the fields that tell one from another.`;
        return [{ at, message }];
      }
      const bindings = types.aggregate(id)?.fields();
      return key.fields.flatMap((name, place) => {
        const field = fields.find((candidate) => toIdentifier(candidate.name) === toIdentifier(name));
        const known = fields.map((candidate) => candidate.name);
        const message = problemOf(name, field, known) ?? bindings?.get(toIdentifier(name))?.unavailable;
        return message === undefined ? [] : [{ at: [...at, place], message }];
      });
    });
  },
});

function problemOf(
  name: string,
  field: { readonly optional?: boolean | undefined; readonly list?: boolean | undefined } | undefined,
  known: readonly string[],
): string | undefined {
  if (field === undefined) {
    const advice = didYouMean(name, known, 'Name a stored field of the aggregate.');
    return `There is no field "${name}" to find it by. ${advice}`;
  }
  if (field.list) return `"${name}" is a list: a key needs one value. Name another field.`;
  if (field.optional)
    return `"${name}" may be missing: a key needs a value. Make the field required, or name another one.`;
  return undefined;
}
