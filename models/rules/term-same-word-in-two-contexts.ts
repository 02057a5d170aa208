import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { quotedContext } from '../views/pattern-places.ts';
import { sameWordTable } from '../views/same-word-table.ts';

/** A word means something in several contexts and nobody has confirmed yet that this is meant. */
export const termSameWordInTwoContexts: LintRule = {
  id: 'term-same-word-in-two-contexts',
  severity: 'info',
  level: 'any',
  check: (model) =>
    sameWordTable(model)
      .filter(({ confirmed }) => !confirmed)
      .flatMap(({ word, meanings }): Finding[] => {
        const contexts = new Set(meanings.flatMap(({ term }) => (term.context ? [term.context] : [])));
        const names = [...contexts].map((context) => quotedContext(model, context)).join(', ');
        const open = meanings.find(({ term }) => term.sameWordIntended !== true);
        if (open === undefined) return [];
        return [
          {
            rule: termSameWordInTwoContexts.id,
            severity: termSameWordInTwoContexts.severity,
            message: `"${word}" is a term of ${names}. Compare the definitions: if each context means its own thing, confirm it; if not, rename one or delete the copy.`,
            path: ['terms', open.id, 'name'],
            subject: { section: 'terms', id: open.id },
          },
        ];
      }),
};
