import { toIdentifier } from '../expression/identifier.ts';
import type { Scope } from '../expression/scope.ts';
import { type Binding, type Type, withoutOptional } from '../expression/types.ts';
import type { Effect } from '../metamodel/design.ts';
import type { ModelExpression, ModelPath } from './model-expression.ts';
import type { Reading } from './reading.ts';

/** An effect with its expressions. They are missing where the thing does not have the field that it changes. */
export type EffectReading =
  | { readonly do: 'set'; readonly field: string; readonly to?: ModelExpression }
  | { readonly do: 'clear'; readonly field: string }
  | { readonly do: 'increment'; readonly field: string; readonly by?: ModelExpression }
  /** One plain value, or the parts of a record by the identifiers of their fields. */
  | {
      readonly do: 'append';
      readonly field: string;
      readonly value?: ModelExpression;
      readonly values?: ReadonlyMap<string, ModelExpression>;
    }
  | { readonly do: 'remove'; readonly field: string; readonly where?: ModelExpression };

/** Effects on a thing with these fields. */
export interface EffectTexts {
  readonly path: ModelPath;
  readonly effects: readonly Effect[];
  readonly scope: Scope;
  readonly fields: ReadonlyMap<string, Binding>;
}

/** Reads the expressions of effects; one reading for every effect, in their order. */
export function readEffects(
  reading: Pick<Reading, 'read'>,
  { path, effects, scope, fields }: EffectTexts,
): readonly EffectReading[] {
  return effects.map((effect, index) => {
    const type = fields.get(toIdentifier(effect.field))?.type;
    const { do: kind, field } = effect;
    return type === undefined
      ? { do: kind, field }
      : readEffect(reading, { path: [...path, index], effect, scope, type });
  });
}

interface EffectText {
  readonly path: ModelPath;
  readonly effect: Effect;
  readonly scope: Scope;
  /** Of the field that it changes. */
  readonly type: Type;
}

function readEffect(
  { read }: Pick<Reading, 'read'>,
  { path, effect, scope, type }: EffectText,
): EffectReading {
  const { field } = effect;
  const readPart = (part: string, text: string, expected: Type | undefined) =>
    read({ path: [...path, part], text, scope, expected });
  switch (effect.do) {
    case 'set':
      return { do: 'set', field, to: readPart('to', effect.to, type) };
    case 'clear':
      return { do: 'clear', field };
    case 'increment':
      return { do: 'increment', field, by: readPart('by', effect.by, withoutOptional(type)) };
    case 'append': {
      const item = itemOf(type);
      const value = effect.value === undefined ? undefined : readPart('value', effect.value, item);
      const parts = Object.entries(effect.values ?? {}).map(([name, text]) => {
        const identifier = toIdentifier(name);
        const expected = item?.kind === 'record' ? item.record.fields().get(identifier)?.type : undefined;
        return [identifier, read({ path: [...path, 'values', name], text, scope, expected })] as const;
      });
      return {
        do: 'append',
        field,
        ...(value !== undefined && { value }),
        ...(effect.values !== undefined && { values: new Map(parts) }),
      };
    }
    case 'remove': {
      const item = itemOf(type);
      return item === undefined
        ? { do: 'remove', field }
        : { do: 'remove', field, where: readPart('where', effect.where, { kind: 'predicate', item }) };
    }
  }
}

/** The type of one item of a list, optional lists included. */
export function itemOf(type: Type): Type | undefined {
  const plain = withoutOptional(type);
  return plain.kind === 'list' ? plain.item : undefined;
}
