import type { Model } from '../metamodel/model.ts';
import { type ModelExpressions, readExpressions } from '../readings/expression-scopes.ts';
import { compileTerms, type TermIndex } from '../views/recognised-terms.ts';
import type { Index, LintContext } from './rule.ts';

/** What rules may know of one model. Each part is worked out when it is first asked for, and once. */
export function createContext(model: Model): LintContext {
  const tables = new Map<object, ReadonlyMap<string, unknown>>();
  let terms: TermIndex | undefined;
  return {
    model,
    get expressions(): ModelExpressions {
      return readExpressions(model);
    },
    get terms(): TermIndex {
      terms ??= compileTerms(model.terms);
      return terms;
    },
    lookUp: <Key extends string, Row>(index: Index<Key, Row>, key: Key) => {
      const known = tables.get(index) as ReadonlyMap<Key, Row> | undefined;
      const table = known ?? index.build(model);
      if (known === undefined) tables.set(index, table);
      return table.get(key);
    },
  };
}
