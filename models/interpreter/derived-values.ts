import { toIdentifier } from '../expression/identifier.ts';
import type { Value } from '../expression/values.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { AggregateReading, DerivedReading } from '../readings/read-aggregates.ts';
import type { Result } from '../result.ts';
import { defined, evaluate, interpretationOf, refusable } from './interpretation.ts';
import type { CommandRefusal, Values } from './situation.ts';

/** What follows from the fields of an aggregate, by identifier. */
export function derivedValues(
  model: Model,
  aggregate: ElementId,
  state: Values,
): Result<Values, CommandRefusal> {
  return derivedFrom(readingOf(model, aggregate).derived, state);
}

/** The same of an entity inside an aggregate. */
export function derivedEntityValues(
  model: Model,
  aggregate: ElementId,
  name: string,
  entity: Values,
): Result<Values, CommandRefusal> {
  const wanted = toIdentifier(name);
  const { entities } = readingOf(model, aggregate);
  const found = entities.find((each) => toIdentifier(each.entity.name) === wanted);
  return derivedFrom(found?.derived ?? [], entity);
}

function readingOf(model: Model, aggregate: ElementId): AggregateReading {
  return defined(interpretationOf(model).expressions.aggregates.get(aggregate));
}

function derivedFrom(derived: readonly DerivedReading[], siblings: Values): Result<Values, CommandRefusal> {
  return refusable(() => {
    const values: Record<string, Value | undefined> = {};
    for (const { field, value } of derived) {
      const { checked } = value;
      const identifier = toIdentifier(field.name);
      // Of two that are called the same the first is meant.
      if (checked !== undefined && !Object.hasOwn(values, identifier))
        values[identifier] = evaluate(checked, siblings);
    }
    return values;
  });
}
