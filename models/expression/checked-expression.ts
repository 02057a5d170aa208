import type { Scope } from './scope.ts';
import type { TypedExpression } from './types.ts';

/** An expression without problems: what can be evaluated, negated and printed. */
export interface CheckedExpression extends TypedExpression {
  readonly scope: Scope;
}
