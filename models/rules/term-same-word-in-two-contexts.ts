import { defineRule } from '../findings/rule.ts';
import type { ContextId, TermId } from '../metamodel/ids.ts';
import type { Index } from '../readings/model-access.ts';
import { quotedContext } from '../views/pattern-places.ts';
import { sameWordTable } from '../views/same-word-table.ts';

/** A word means something in several contexts and nobody has confirmed yet that this is meant. */
export const termSameWordInTwoContexts = defineRule({
  id: 'term-same-word-in-two-contexts',
  severity: 'info',
  level: 'any',
  speed: 'fast',
  visits: { terms: true },
  check: ({ id }, { model, lookUp }) => {
    const unconfirmed = lookUp(unconfirmedWords, id);
    if (unconfirmed === undefined) return [];
    const { word, contexts } = unconfirmed;
    const names = contexts.map((context) => quotedContext(model, context)).join(', ');
    const message = `"${word}" is a term of ${names}. Compare the definitions: if each context means its own thing, confirm it; if not, rename one or delete the copy.`;
    return [{ at: ['name'], message }];
  },
});

interface UnconfirmedWord {
  readonly word: string;
  readonly contexts: readonly ContextId[];
}

/** By the first of its terms that is not confirmed. */
const unconfirmedWords: Index<TermId, UnconfirmedWord> = {
  build: (model) =>
    new Map(
      sameWordTable(model).flatMap(({ word, meanings }): [TermId, UnconfirmedWord][] => {
        const open = meanings.find(({ term }) => term.sameWordIntended !== true);
        const contexts = new Set(meanings.flatMap(({ term }) => term.context ?? []));
        return open === undefined ? [] : [[open.id, { word, contexts: [...contexts] }]];
      }),
    ),
};
