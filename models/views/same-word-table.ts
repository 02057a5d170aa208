import type { Term } from '../metamodel/glossary.ts';
import type { TermId } from '../metamodel/ids.ts';
import { compareTexts } from '../metamodel/json.ts';
import type { Model } from '../metamodel/model.ts';
import { singularKey } from '../words/word-key.ts';

/** One word that means something in several contexts. */
export interface SameWord {
  /** As the first of its terms spells it. */
  readonly word: string;
  /** At least two, each of another context, ordered by the contexts' names. */
  readonly meanings: readonly { readonly id: TermId; readonly term: Term }[];
  /** Every meaning has been confirmed as intended. */
  readonly confirmed: boolean;
}

/** The words that are terms of two or more contexts, in alphabetical order; singular and plural are one word. */
export function sameWordTable(model: Pick<Model, 'terms' | 'contexts'>): readonly SameWord[] {
  const byWord = new Map<string, { id: TermId; term: Term }[]>();
  for (const [id, term] of Object.entries(model.terms)) {
    const key = singularKey(term.name);
    if (key === '' || term.context === undefined) continue;
    byWord.set(key, [...(byWord.get(key) ?? []), { id: id as TermId, term }]);
  }
  const nameOf = ({ term }: { term: Term }) =>
    term.context === undefined ? '' : (model.contexts[term.context]?.name ?? term.context);
  return [...byWord.values()]
    .filter((meanings) => new Set(meanings.map(({ term }) => term.context)).size > 1)
    .map((meanings) => {
      const ordered = meanings.toSorted(
        (a, b) => compareTexts(nameOf(a), nameOf(b)) || compareTexts(a.id, b.id),
      );
      return {
        word: ordered[0]?.term.name ?? '',
        meanings: ordered,
        confirmed: ordered.every(({ term }) => term.sameWordIntended === true),
      };
    })
    .toSorted((a, b) => compareTexts(a.word, b.word));
}
