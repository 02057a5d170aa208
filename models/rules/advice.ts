import { findNearest } from '../expression/suggestion.ts';

/** What to do about a name that is not there: the one that was most likely meant, else `otherwise`. */
export function didYouMean(asked: string, known: Iterable<string>, otherwise: string): string {
  const nearest = findNearest(asked, known);
  return nearest === undefined ? otherwise : `Did you mean "${nearest}"?`;
}

/** What there is to choose from, in one sentence. */
export function thereIs(names: readonly string[]): string {
  const all = names.map((name) => `"${name}"`).join(', ');
  if (all === '') return 'There is none yet: add it first.';
  return `${names.length === 1 ? 'There is' : 'There are'} ${all}.`;
}
