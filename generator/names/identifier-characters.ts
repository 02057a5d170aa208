import { letterRanges, markRanges } from './identifier-ranges.ts';

/**
 * An identifier without the characters that nobody can see, and without those that TypeScript does not know as letters: its
 * tables of Unicode are older than those of a new Node. May be empty; what is left never starts with a digit or a mark.
 */
export function keepKnownCharacters(identifier: string): string {
  const known = Array.from(identifier).filter(
    (character) => !/\p{Cf}/u.test(character) && (isLetter(character) || isMark(character)),
  );
  const start = known.findIndex(isLetter);
  return start < 0 ? '' : known.slice(start).join('');
}

/** May an identifier start with it? */
export const isLetter = createLookup(letterRanges);

/** May it stand in an identifier, but not first? */
export const isMark = createLookup(markRanges);

/** Says of a character whether it lies in one of the ranges, which are in order. */
function createLookup(ranges: string): (character: string) => boolean {
  const starts: number[] = [];
  const ends: number[] = [];
  let end = 0;
  for (const range of ranges.split(' ')) {
    const [distance = '', more = '0'] = range.split('.');
    const start = end + Number.parseInt(distance, 36);
    end = start + Number.parseInt(more, 36);
    starts.push(start);
    ends.push(end);
  }
  return (character) => {
    const codePoint = character.codePointAt(0) ?? -1;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= codePoint) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return codePoint >= (starts[low] ?? 0) && codePoint <= (ends[low] ?? -1);
  };
}
