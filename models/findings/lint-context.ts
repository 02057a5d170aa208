import type { Model } from '../metamodel/model.ts';
import { readExpressions } from '../readings/expression-scopes.ts';
import { tableOf } from '../readings/model-access.ts';
import { compileTerms, termIndex } from '../views/recognised-terms.ts';
import type { LintContext } from './rule.ts';

/** What rules may know of one model. Each part is worked out when it is first asked for, and once. */
export function createContext(model: Model): LintContext {
  return {
    model,
    expressions: readExpressions(model),
    get terms() {
      return tableOf(model, termIndex).get('all') ?? compileTerms({});
    },
    lookUp: (index, key) => tableOf(model, index).get(key),
  };
}
