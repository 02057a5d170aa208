import { toIdentifier } from '../expression/identifier.ts';
import type { Value } from '../expression/values.ts';
import type { AggregateKey } from '../metamodel/design.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { Result } from '../result.ts';
import { defined, evaluate, interpretationOf, refusable } from './interpretation.ts';
import type { CommandRefusal, Values } from './situation.ts';

/** A key that an aggregate holds in its present state. */
export interface HeldKey {
  readonly key: AggregateKey;
  readonly values: readonly (Value | undefined)[];
}

/** The keys whose condition holds, in the order of the board. */
export function heldKeys(
  model: Model,
  aggregate: ElementId,
  state: Values,
): Result<readonly HeldKey[], CommandRefusal> {
  const { keys } = defined(interpretationOf(model).expressions.aggregates.get(aggregate));
  return refusable(() =>
    keys.flatMap(({ key, when }) => {
      if (when?.checked !== undefined && evaluate(when.checked, state) !== true) return [];
      return [{ key, values: key.fields.map((field) => state[toIdentifier(field)]) }];
    }),
  );
}
