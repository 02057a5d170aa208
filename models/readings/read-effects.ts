import { toIdentifier } from '../expression/identifier.ts';
import type { Scope } from '../expression/scope.ts';
import { type Binding, type Type, withoutOptional } from '../expression/types.ts';
import type { Effect } from '../metamodel/design.ts';
import type { ModelPath } from './model-expression.ts';
import type { Reading } from './reading.ts';

/**
 * Reads the expressions of effects on a thing with these fields. Effects on fields that are not there have
 * none.
 */
export function readEffects(
  { read }: Pick<Reading, 'read'>,
  path: ModelPath,
  effects: readonly Effect[],
  scope: Scope,
  fields: ReadonlyMap<string, Binding>,
): void {
  for (const [index, effect] of effects.entries()) {
    const type = fields.get(toIdentifier(effect.field))?.type;
    if (type === undefined) continue;
    const at = (...rest: ModelPath) => [...path, index, ...rest];
    switch (effect.do) {
      case 'set':
        read(at('to'), effect.to, scope, type);
        break;
      case 'clear':
        break;
      case 'increment':
        read(at('by'), effect.by, scope, withoutOptional(type));
        break;
      case 'append': {
        const item = itemOf(type);
        if (effect.value !== undefined) read(at('value'), effect.value, scope, item);
        for (const [name, text] of Object.entries(effect.values ?? {})) {
          const expected =
            item?.kind === 'record' ? item.record.fields().get(toIdentifier(name))?.type : undefined;
          read(at('values', name), text, scope, expected);
        }
        break;
      }
      case 'remove': {
        const item = itemOf(type);
        if (item !== undefined) read(at('where'), effect.where, scope, { kind: 'predicate', item });
        break;
      }
    }
  }
}

/** The type of one item of a list, optional lists included. */
export function itemOf(type: Type): Type | undefined {
  const plain = withoutOptional(type);
  return plain.kind === 'list' ? plain.item : undefined;
}
