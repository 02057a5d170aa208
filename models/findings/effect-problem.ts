import { toIdentifier } from '../expression/identifier.ts';
import { type Binding, describeType, isNumeric, type Type, withoutOptional } from '../expression/types.ts';
import type { Effect } from '../metamodel/design.ts';
import { itemOf } from '../readings/read-effects.ts';
import { findNearest } from '../words/suggestion.ts';

/** What is wrong with an effect on a thing that has these fields, and is called `owner` in messages. */
export function problemOfEffect(
  effect: Effect,
  fields: ReadonlyMap<string, Binding>,
  owner: string,
): string | undefined {
  const name = toIdentifier(effect.field);
  const binding = fields.get(name);
  if (binding === undefined) {
    const nearest = findNearest(name, fields.keys());
    const advice =
      nearest === undefined ? 'Add the field, or change another one.' : `Did you mean \`${nearest}\`?`;
    return `${owner} has no field "${effect.field}". ${advice}`;
  }
  if (binding.derived !== undefined)
    return `"${effect.field}" follows from other fields: change those instead.`;
  return binding.unavailable ?? problemOfType(effect, binding.type);
}

function problemOfType(effect: Effect, type: Type): string | undefined {
  const plain = withoutOptional(type);
  switch (effect.do) {
    case 'set':
      return undefined;
    case 'clear':
      return type.kind === 'optional'
        ? undefined
        : `"${effect.field}" must always be set. Mark it as optional to clear it.`;
    case 'increment': {
      const isCountable = isNumeric(plain) || plain.kind === 'money' || plain.kind === 'duration';
      return isCountable
        ? undefined
        : `"${effect.field}" is ${describeType(plain)}: it cannot be incremented. Use "set".`;
    }
    case 'append':
      return appendProblem(effect, itemOf(type));
    case 'remove':
      return itemOf(type) === undefined ? notAList(effect.field) : undefined;
  }
}

function appendProblem(
  effect: Extract<Effect, { do: 'append' }>,
  item: Type | undefined,
): string | undefined {
  if (item === undefined) return notAList(effect.field);
  if (effect.value !== undefined && effect.values !== undefined)
    return 'Give either one value or the values of its fields, not both.';
  if (effect.value !== undefined) return undefined;
  if (effect.values === undefined) return 'Say what is appended: one value, or the values of its fields.';
  if (item.kind !== 'record')
    return `"${effect.field}" holds ${describeType(item)}: give one value, not the values of fields.`;
  const given = new Set(Object.keys(effect.values).map(toIdentifier));
  const fields = [...item.record.fields()].filter(([, { derived }]) => derived === undefined);
  const unknown = Object.keys(effect.values).find(
    (name) => !fields.some(([field]) => field === toIdentifier(name)),
  );
  if (unknown !== undefined)
    return `${item.record.name} has no field "${unknown}". Take the value out, or add the field.`;
  const missing = fields
    .filter(([field, { type }]) => type.kind !== 'optional' && !given.has(field))
    .map(([field]) => field);
  return missing.length === 0
    ? undefined
    : `A ${item.record.name} needs a value for ${missing.map((field) => `\`${field}\``).join(', ')} too.`;
}

function notAList(field: string): string {
  return `"${field}" is not a list: nothing can be appended to it or removed from it. Use "set".`;
}
