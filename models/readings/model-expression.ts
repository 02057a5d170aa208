import { checkExpression } from '../expression/check-expression.ts';
import type { CheckedExpression } from '../expression/checked-expression.ts';
import type { ExpressionProblem } from '../expression/expression.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import type { Scope } from '../expression/scope.ts';
import type { Type } from '../expression/types.ts';
import type { Section } from '../metamodel/model.ts';

export type ModelPath = readonly (string | number)[];

/** One expression of a model with what may be named in it and what came of reading and checking it. */
export interface ModelExpression {
  /** Where it stands, from the root of the model. An implied one stands where it would be written. */
  readonly path: ModelPath;
  readonly subject: { readonly section: Section; readonly id: string };
  readonly text: string;
  readonly scope: Scope;
  readonly expected?: Type;
  readonly problems: readonly ExpressionProblem[];
  /** There exactly when there are no problems. */
  readonly checked?: CheckedExpression;
  /** Nobody wrote it: it was found by its name (a payload field that bears the name of a parameter). */
  readonly implied?: true;
}

/** Reads one expression in its place. */
export function readExpression(
  place: Pick<ModelExpression, 'path' | 'subject'>,
  text: string,
  scope: Scope,
  expected?: Type,
): ModelExpression {
  const base = { ...place, text, scope, ...(expected === undefined ? {} : { expected }) };
  const parsed = parseExpression(text);
  if (!parsed.ok) return { ...base, problems: parsed.error };
  const { problems, checked } = checkExpression(parsed.value, scope, expected);
  return checked === undefined ? { ...base, problems } : { ...base, problems, checked };
}

/**
 * The same expression, with a problem when it may have no value: what follows from other things must always
 * follow.
 */
export function requireValue(expression: ModelExpression): ModelExpression {
  const { checked, ...rest } = expression;
  if (checked?.type.kind !== 'optional') return expression;
  const message = 'This may not be set. Say what it is otherwise: `isSet(x) ? x : ...`.';
  return { ...rest, problems: [{ message, range: checked.expression.range }] };
}
