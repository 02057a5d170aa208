import { useState } from 'react';
import type { Listing } from '../worker/code-protocol.ts';

/**
 * What has become of a file that is gone: the new file of the same stickies whose path is most like it. Undefined when
 * its stickies have no new file.
 */
export function findRenamed(before: Listing, after: Listing, path: string): string | undefined {
  const own = elementsOf(before, path);
  const known = new Set(before.files.map((file) => file.path));
  const candidates = after.files
    .filter((file) => !known.has(file.path))
    .filter((file) => [...elementsOf(after, file.path)].some((id) => own.has(id)))
    .map((file) => ({ path: file.path, likeness: likeness(file.path, path) }))
    .sort((one, other) => other.likeness - one.likeness || one.path.length - other.path.length);
  return candidates[0]?.path;
}

/** The elements that a file says, or that a test speaks of. */
function elementsOf({ files, tests }: Listing, path: string): ReadonlySet<string> {
  const said = files.find((file) => file.path === path)?.elements.map(({ id }) => id) ?? [];
  const proved = [...tests].filter(([, paths]) => paths.includes(path)).map(([id]) => id);
  return new Set([...said, ...proved]);
}

/** How much two paths have in common at their beginnings and ends. */
function likeness(one: string, other: string): number {
  return commonLength([...one], [...other]) + commonLength([...one].reverse(), [...other].reverse());
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((letter, index) => letter !== other[index]);
  return end === -1 ? one.length : end;
}

/** The path of a file for as long as the board has it, then that of the file which it has become. */
export function useFollowedFile(listing: Listing, file: string | undefined): string | undefined {
  const [known, setKnown] = useState<Listing>();
  if (file === undefined) return undefined;
  if (listing.files.some(({ path }) => path === file)) {
    if (known !== listing) setKnown(listing);
    return file;
  }
  return (known && findRenamed(known, listing, file)) ?? file;
}
