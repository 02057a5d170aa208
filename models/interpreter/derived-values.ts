import { toIdentifier } from '../expression/identifier.ts';
import type { Value } from '../expression/values.ts';
import type { DerivedField } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { ModelPath } from '../readings/model-expression.ts';
import type { Result } from '../result.ts';
import { evaluate, getElement, interpretationOf, refusable } from './interpretation.ts';
import type { CommandRefusal, Values } from './situation.ts';

/** What follows from the fields of an aggregate, by identifier. */
export function derivedValues(
  model: Model,
  aggregate: ElementId,
  state: Values,
): Result<Values, CommandRefusal> {
  const { derived = [] } = getElement(interpretationOf(model), aggregate, 'aggregate').design ?? {};
  return valuesAt(model, ['elements', aggregate, 'design', 'derived'], derived, state);
}

/** The same of an entity inside an aggregate. */
export function derivedEntityValues(
  model: Model,
  aggregate: ElementId,
  name: string,
  entity: Values,
): Result<Values, CommandRefusal> {
  const { entities = [] } = getElement(interpretationOf(model), aggregate, 'aggregate').design ?? {};
  const index = entities.findIndex((each) => toIdentifier(each.name) === toIdentifier(name));
  const path = ['elements', aggregate, 'design', 'entities', index, 'derived'];
  return valuesAt(model, path, entities[index]?.derived ?? [], entity);
}

function valuesAt(
  model: Model,
  path: ModelPath,
  derived: readonly DerivedField[],
  siblings: Values,
): Result<Values, CommandRefusal> {
  const { expressions } = interpretationOf(model);
  return refusable(() => {
    const values: Record<string, Value | undefined> = {};
    for (const [index, { name }] of derived.entries()) {
      const checked = expressions.find(...path, index, 'value')?.checked;
      const identifier = toIdentifier(name);
      // Of two that are called the same the first is meant.
      if (checked !== undefined && !Object.hasOwn(values, identifier))
        values[identifier] = evaluate(checked, siblings);
    }
    return values;
  });
}
