import type { Listing } from '../worker/code-protocol.ts';

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
 * sticky that says just that, with its tests, then those that are called so, then those of stickies that say it among
 * other words.
 */
export function searchFiles(
  listing: Listing,
  query: string,
  textOf: (element: string) => string,
): readonly string[] {
  const wanted = query.toLowerCase().trim();
  const words = wanted.split(/\s+/);
  const holds = (text: string) => words.every((word) => text.includes(word));
  const exact = new Set(
    [...new Set(listing.files.flatMap(({ elements }) => elements.map(({ id }) => id)))]
      .filter((id) => textOf(id).toLowerCase().trim() === wanted)
      .flatMap((id) => filesAbout(listing, id)),
  );
  const rest = listing.files
    .filter(({ path }) => !exact.has(path))
    .flatMap(({ path, elements }) => {
      const texts = elements.map(({ id }) => textOf(id).toLowerCase());
      const all = [path, ...elements.map(({ symbol }) => symbol), ...texts].join(' ').toLowerCase();
      if (!holds(all)) return [];
      const isCalledSo = nameOf(path) === words.join('-');
      return [{ path, distance: isCalledSo ? 0 : texts.some(holds) ? 1 : 2 }];
    })
    .sort((one, other) => one.distance - other.distance || byNearness(one.path, other.path))
    .map(({ path }) => path);
  return [...exact, ...rest];
}

/** What a file is called without its folders and its ending. */
function nameOf(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\..*$/, '')
    .toLowerCase();
}
