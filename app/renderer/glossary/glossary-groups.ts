import type { BoundedContext } from '#models/metamodel/context-map.ts';
import { TERM_STATUSES, type Term } from '#models/metamodel/glossary.ts';
import type { ContextId, TermId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';

export const GLOSSARY_FILTERS = ['all', ...TERM_STATUSES, 'unexplained'] as const;
export type GlossaryFilter = (typeof GLOSSARY_FILTERS)[number];

export interface ListedTerm {
  readonly id: TermId;
  readonly term: Term;
}

/** The words of one context, or of everyone where `context` is missing, in alphabetical order. */
export interface GlossaryGroup {
  readonly context: ContextId | undefined;
  readonly name: string;
  readonly terms: readonly ListedTerm[];
}

interface Wish {
  readonly search: string;
  readonly filter: GlossaryFilter;
}

const alphabet = new Intl.Collator(undefined, { numeric: true });

/**
 * The glossary as people read it: a group for every context in alphabetical order, then the words of everyone, to
 * which also those of a vanished context belong. Only terms that fit the wish are listed; while something is wished,
 * groups without any are left out, as are always those of contexts that belong to somebody else.
 */
export function glossaryGroups(
  { contexts, terms }: Pick<Model, 'contexts' | 'terms'>,
  { search, filter }: Wish,
): readonly GlossaryGroup[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const listed = new Map<ContextId | undefined, ListedTerm[]>();
  for (const [key, term] of Object.entries(terms)) {
    if (!passes(term, filter) || !says(term, words)) continue;
    const home =
      term.context !== undefined && Object.hasOwn(contexts, term.context) ? term.context : undefined;
    listed.set(home, [...(listed.get(home) ?? []), { id: key as TermId, term }]);
  }
  const named = Object.entries(contexts)
    .filter(([id, { external }]: [string, BoundedContext]) => !external || listed.has(id as ContextId))
    .map(([id, context]: [string, BoundedContext]) => ({ context: id as ContextId, name: context.name }))
    .sort((a, b) => alphabet.compare(a.name, b.name));
  const groups = [...named, { context: undefined, name: '' }].map(({ context, name }) => ({
    context,
    name,
    terms: (listed.get(context) ?? []).sort((a, b) => alphabet.compare(a.term.name, b.term.name)),
  }));
  const isWished = words.length > 0 || filter !== 'all';
  return isWished ? groups.filter((group) => group.terms.length > 0) : groups;
}

/** How many terms pass each filter. */
export function countByFilter(terms: Model['terms']): Readonly<Record<GlossaryFilter, number>> {
  const all = Object.values(terms);
  const counts = GLOSSARY_FILTERS.map((filter) => [
    filter,
    all.filter((term) => passes(term, filter)).length,
  ]);
  return Object.fromEntries(counts) as Record<GlossaryFilter, number>;
}

function passes(term: Term, filter: GlossaryFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'unexplained') return (term.definition ?? '').trim() === '';
  return (term.status ?? 'proposed') === filter;
}

function says(
  { name, definition, examples, avoid, notToBeConfusedWith }: Term,
  words: readonly string[],
): boolean {
  const pairs = [...(avoid ?? []), ...(notToBeConfusedWith ?? [])].map(({ word }) => word);
  const text = [name, definition ?? '', ...(examples ?? []), ...pairs].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
