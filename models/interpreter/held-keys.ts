import { toIdentifier } from '../expression/identifier.ts';
import type { Value } from '../expression/values.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementOf, Model } from '../metamodel/model.ts';
import type { Result } from '../result.ts';
import { evaluate, getElement, interpretationOf, refusable } from './interpretation.ts';
import type { CommandRefusal, Values } from './situation.ts';

type Key = NonNullable<NonNullable<ElementOf<'aggregate'>['design']>['keys']>[number];

/** A key that an aggregate holds in its present state. */
export interface HeldKey {
  readonly key: Key;
  readonly values: readonly (Value | undefined)[];
}

/** The keys whose condition holds, in the order of the board. */
export function heldKeys(
  model: Model,
  aggregate: ElementId,
  state: Values,
): Result<readonly HeldKey[], CommandRefusal> {
  const interpretation = interpretationOf(model);
  const { keys = [] } = getElement(interpretation, aggregate, 'aggregate').design ?? {};
  return refusable(() =>
    keys.flatMap((key, index) => {
      const path = ['elements', aggregate, 'design', 'keys', index, 'when'];
      const condition = interpretation.expressions.find(...path)?.checked;
      if (condition !== undefined && evaluate(condition, state) !== true) return [];
      return [{ key, values: key.fields.map((field) => state[toIdentifier(field)]) }];
    }),
  );
}
