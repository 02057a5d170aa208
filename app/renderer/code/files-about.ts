import type { Listing } from './code-protocol.ts';

/** The files that say an element of the board, and after them the tests that prove it, by their paths. */
export function filesAbout({ files, tests }: Listing, element: string): readonly string[] {
  const own = files
    .filter(({ elements }) => elements.some(({ id }) => id === element))
    .map(({ path }) => path);
  return [...own.sort(byNearness), ...(tests.get(element) ?? [])];
}

/** What a sticky says stands in the domain; routes, formats and other contexts repeat it. */
const order = ['/domain/', '/application/', '/read-models/', '/acl/', '/api/', '/json/'];

function byNearness(one: string, other: string): number {
  const distance = (path: string) => {
    const position = order.findIndex((folder) => path.includes(folder));
    return position === -1 ? order.length : position;
  };
  return distance(one) - distance(other) || (one < other ? -1 : 1);
}

/**
 * The files whose path, or something in them that stands for a sticky, holds every word of a search: first those of a
 * sticky that says just that, then those of stickies that say it among other words.
 */
export function searchFiles(
  { files }: Listing,
  query: string,
  textOf: (element: string) => string,
): readonly string[] {
  const wanted = query.toLowerCase().trim();
  const words = wanted.split(/\s+/);
  const holds = (text: string) => words.every((word) => text.includes(word));
  return files
    .flatMap(({ path, elements }) => {
      const texts = elements.map(({ id }) => textOf(id).toLowerCase());
      const all = [path, ...elements.map(({ symbol }) => symbol), ...texts].join(' ').toLowerCase();
      if (!holds(all)) return [];
      return [{ path, distance: texts.includes(wanted) ? 0 : texts.some(holds) ? 1 : 2 }];
    })
    .sort((one, other) => one.distance - other.distance || byNearness(one.path, other.path))
    .map(({ path }) => path);
}
