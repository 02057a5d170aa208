import type { Expression, ExpressionProblem } from '../expression/expression.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import type { Result } from '../result.ts';

/** Reads the text of an expression, each text once: the same text gives the same tree. */
export type ParseText = (text: string) => Result<Expression, readonly ExpressionProblem[]>;

/** A parser that remembers what it has read: what a text says depends on nothing but the text. */
export function createParser(parse: ParseText = parseExpression): ParseText {
  const known = new Map<string, ReturnType<ParseText>>();
  return (text) => {
    const parsed = known.get(text) ?? parse(text);
    known.set(text, parsed);
    return parsed;
  };
}
