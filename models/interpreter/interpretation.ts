import type { CheckedExpression } from '../expression/checked-expression.ts';
import { evaluateExpression, evaluatePredicate } from '../expression/evaluate-expression.ts';
import { toIdentifier } from '../expression/identifier.ts';
import type { Value } from '../expression/values.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementOf, Model } from '../metamodel/model.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { type ModelExpressions, readExpressions } from '../readings/expression-scopes.ts';
import { err, ok, type Result } from '../result.ts';
import { type CommandRefusal, RefusedStop, type Values } from './situation.ts';

/** A model and what was read of it: what every part of the interpreter works with. */
export interface Interpretation {
  readonly model: Model;
  readonly expressions: ModelExpressions;
}

/** The model must be free of findings of severity error. */
export function interpretationOf(model: Model): Interpretation {
  return { model, expressions: readExpressions(model) };
}

/** Does what may be refused, and gives the refusal back. */
export function refusable<Outcome>(interpret: () => Outcome): Result<Outcome, CommandRefusal> {
  try {
    return ok(interpret());
  } catch (error) {
    if (!(error instanceof RefusedStop)) throw error;
    return err(error.refusal);
  }
}

/** The value of an expression; without a result the command is refused. */
export function evaluate(checked: CheckedExpression, names: Values): Value | undefined {
  const result = evaluateExpression(checked, names);
  if (!result.ok) throw new RefusedStop({ reason: 'calculation', code: result.error.code });
  return result.value;
}

/** Does the test hold for an item? Without a result the command is refused. */
export function holds(checked: CheckedExpression, names: Values, item: Value): boolean {
  const result = evaluatePredicate(checked, names, item);
  if (!result.ok) throw new RefusedStop({ reason: 'calculation', code: result.error.code });
  return result.value;
}

/** An element that a model without errors has. */
export function getElement<Kind extends 'aggregate' | 'command' | 'event'>(
  { model }: Interpretation,
  id: ElementId,
  kind: Kind,
): ElementOf<Kind> {
  return defined(findElement(model, id, kind));
}

/** The name of an aggregate in the expressions of its commands and events. */
export function rootName(interpretation: Interpretation, aggregate: ElementId): string {
  return toIdentifier(getElement(interpretation, aggregate, 'aggregate').text);
}

/** What a model without errors always says. */
export function defined<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Error('Only a model without errors can be interpreted.');
  return found;
}
