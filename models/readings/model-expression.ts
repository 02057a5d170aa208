import { checkExpression } from '../expression/check-expression.ts';
import type { CheckedExpression } from '../expression/checked-expression.ts';
import type { Expression, ExpressionProblem } from '../expression/expression.ts';
import { pathExpression } from '../expression/parse-expression.ts';
import type { Scope } from '../expression/scope.ts';
import type { Type, TypedExpression } from '../expression/types.ts';
import type { Section } from '../metamodel/model.ts';
import type { ParseText } from './parsed-texts.ts';

export type ModelPath = readonly (string | number)[];

/** One expression of a model with what may be named in it and what came of reading and checking it. */
export type ModelExpression = TextInPlace & (SoundExpression | WrongExpression);

interface SoundExpression {
  readonly checked: CheckedExpression;
  readonly problems: readonly [];
}

interface WrongExpression {
  readonly checked?: never;
  /** At least one. */
  readonly problems: readonly ExpressionProblem[];
}

interface TextInPlace {
  /** Where it stands, from the root of the model. An implied one stands where it would be written. */
  readonly path: ModelPath;
  readonly subject: { readonly section: Section; readonly id: string };
  readonly text: string;
  readonly scope: Scope;
  readonly expected?: Type;
  /** Nobody wrote it: it was found by its name (a payload field that bears the name of a parameter). */
  readonly implied?: true;
}

/** An expression in its place, and what it may name. */
export interface ExpressionPlace {
  readonly path: ModelPath;
  readonly subject: ModelExpression['subject'];
  readonly scope: Scope;
  /** The type that its value must have. Missing: any. */
  readonly expected?: Type | undefined;
}

/** Reads one expression in its place. */
export function readExpression(place: ExpressionPlace, text: string, parse: ParseText): ModelExpression {
  const parsed = parse(text);
  return parsed.ok
    ? checkInPlace(place, text, parsed.value)
    : { ...baseOf(place, text), problems: parsed.error };
}

/**
 * The same for a derived field, which must have a value. `typed` is the expression as it was checked when the types of its
 * record were worked out: what had no problem then has none now.
 */
export function readDerivedExpression(
  place: ExpressionPlace,
  text: string,
  parse: ParseText,
  typed: TypedExpression | undefined,
): ModelExpression {
  const parsed = parse(text);
  return typed !== undefined && parsed.ok && parsed.value === typed.expression
    ? { ...baseOf(place, text), problems: [], checked: { ...typed, scope: place.scope } }
    : requireValue(readExpression(place, text, parse));
}

/** The value that a name, or a field below one, gives where nobody wrote an expression. */
export function implyExpression(
  place: ExpressionPlace,
  names: readonly string[],
  parse: ParseText,
): ModelExpression {
  const text = names.join('.');
  const expression = pathExpression(names);
  const read =
    expression === undefined ? readExpression(place, text, parse) : checkInPlace(place, text, expression);
  return { ...read, implied: true };
}

function checkInPlace(place: ExpressionPlace, text: string, expression: Expression): ModelExpression {
  const { problems, checked } = checkExpression(expression, place.scope, place.expected);
  const base = baseOf(place, text);
  return checked === undefined ? { ...base, problems } : { ...base, problems: [], checked };
}

function baseOf({ path, subject, scope, expected }: ExpressionPlace, text: string) {
  return { path, subject, text, scope, ...(expected === undefined ? {} : { expected }) };
}

/**
 * The same expression, with a problem when it may have no value: what follows from other things must always
 * follow.
 */
function requireValue(expression: ModelExpression): ModelExpression {
  const { checked, ...rest } = expression;
  if (checked?.type.kind !== 'optional') return expression;
  const message = 'This may not be set. Say what it is otherwise: `isSet(x) ? x : ...`.';
  return { ...rest, problems: [{ message, range: checked.expression.range }] };
}
