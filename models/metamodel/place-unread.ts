import type { PlainObject } from './json.ts';
import { type Model, SECTION_NAMES, type Section } from './model.ts';
import { UNREAD_KEY, type UnreadPart } from './unread.ts';

/** What could not be read of a board, by where it is written. */
export interface PlacedUnread {
  /** Properties at the top of the board. */
  readonly head: PlainObject;
  readonly sections: Readonly<Record<Section, PlainObject>>;
}

/** The keys at the top of a board file that always hold something readable. A name that cannot be read is written as it came. */
const reservedKeys: readonly string[] = ['format', 'version', 'id', UNREAD_KEY, ...SECTION_NAMES];

/**
 * Puts what could not be read where it came from: each entry into its section, each property to the top of the board.
 * What cannot go back, because something readable stands in its place, is collected under `UNREAD_KEY`.
 */
export function placeUnread(model: Model): PlacedUnread {
  const parts = model.unread ?? [];
  const homeless = parts.filter((part) => isTaken(model, part));
  const settled = parts.filter((part) => !isTaken(model, part));
  const properties = settled.flatMap(({ path: [key, id], value }) =>
    id === undefined ? [[key, value]] : [],
  );
  const sections = SECTION_NAMES.map((section) => [
    section,
    Object.fromEntries(
      settled.flatMap(({ path: [of, id], value }) =>
        of === section && id !== undefined ? [[id, value]] : [],
      ),
    ),
  ]);
  return {
    head: Object.fromEntries([...properties, ...(homeless.length > 0 ? [[UNREAD_KEY, homeless]] : [])]),
    sections: Object.fromEntries(sections),
  };
}

function isTaken(model: Model, { path: [key, id] }: UnreadPart): boolean {
  if (id === undefined) {
    return reservedKeys.includes(key) || (key !== 'name' && Object.hasOwn(model, key));
  }
  const section = SECTION_NAMES.find((name) => name === key);
  return section === undefined || Object.hasOwn(model[section], id);
}
