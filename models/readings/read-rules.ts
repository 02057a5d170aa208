import { assume, type Scope } from '../expression/scope.ts';
import { primitive } from '../expression/types.ts';
import type { Rule } from '../metamodel/fields.ts';
import type { ModelExpression, ModelPath } from './model-expression.ts';
import type { Reading } from './reading.ts';

/** A rule with its check, where the team wrote one. */
export interface RuleReading {
  readonly rule: Rule;
  readonly check?: ModelExpression;
}

/** Reads rules one after the other: each may rely on those before it. `after` is the scope in which all of them hold. */
export function readRules(
  reading: Reading,
  path: ModelPath,
  rules: readonly Rule[] | undefined,
  before: Scope,
): { readonly rules: readonly RuleReading[]; readonly after: Scope } {
  let scope = before;
  const read = (rules ?? []).map((rule, index): RuleReading => {
    if (rule.check === undefined) return { rule };
    const at = [...path, index, 'check'];
    const check = reading.read({ path: at, text: rule.check, scope, expected: primitive('boolean') });
    if (check.checked !== undefined) scope = assume(scope, check.checked);
    return { rule, check };
  });
  return { rules: read, after: scope };
}
