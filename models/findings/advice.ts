import { parseDuration } from '../expression/duration.ts';
import { findNearest } from '../words/suggestion.ts';

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

/** What is wrong with a text that should say how long to wait; undefined when nothing is. */
export function problemOfWait(text: string): string | undefined {
  if ((parseDuration(text) ?? 0) > 0) return undefined;
  return `"${text}" does not say how long to wait. Write weeks, days, hours, minutes or seconds, more than none: "P30D" is thirty days, "PT1H30M" an hour and a half.`;
}
