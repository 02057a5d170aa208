import type { Model } from '../metamodel/model.ts';
import { readExpressions } from '../readings/expression-scopes.ts';
import { accessOf, tableOf } from '../readings/model-access.ts';
import { compileTerms } from '../views/recognised-terms.ts';
import type { LintContext } from './rule.ts';

/** What rules may know of one model. Each part is worked out when it is first asked for, and once. */
export function createContext(model: Model): LintContext {
  const terms = accessOf(model).once(() => compileTerms(model.terms));
  return {
    model,
    expressions: readExpressions(model),
    get terms() {
      return terms();
    },
    lookUp: (index, key) => tableOf(model, index).get(key),
  };
}
