import { z } from 'zod';
import { compareTexts, isPlainObject, MAX_JSON_DEPTH } from './json.ts';
import { openObject } from './open-object.ts';

/**
 * A part of a board that does not fit its schema, as it came: somebody with a newer Stormwright wrote it, or a script. It
 * counts for nothing, but it is kept, so that saving loses nothing.
 */
export const unreadPartSchema = openObject({
  /** `[section, id]` of an entry, or the one key at the top of the board. */
  path: z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])]),
  value: z.json(),
});

export interface UnreadPart {
  readonly path: readonly [key: string] | readonly [section: string, id: string];
  /** JSON. What JSON cannot hold stands there as `{ "unwritable": ... }`. */
  readonly value: unknown;
}

/** The key under which a board keeps what cannot stand in its own place, because something readable stands there. */
export const UNREAD_KEY = 'unread';

// What a part is wrapped in when it is written needs levels too.
const maxDepth = MAX_JSON_DEPTH - 8;

/** A part with its value as JSON; what comes from a document or a program may be anything. */
export function toUnreadPart(path: UnreadPart['path'], value: unknown): UnreadPart {
  return { path, value: toJson(value, 0) };
}

/** Parts in the order of their places; of two for one place the first counts. `undefined` when there are none. */
export function sortUnread(parts: readonly UnreadPart[]): readonly UnreadPart[] | undefined {
  const byPlace = new Map<string, UnreadPart>();
  for (const part of parts) {
    const place = JSON.stringify(part.path);
    if (!byPlace.has(place)) {
      byPlace.set(place, part);
    }
  }
  const sorted = [...byPlace].sort(([one], [other]) => compareTexts(one, other));
  return sorted.length === 0 ? undefined : sorted.map(([, part]) => part);
}

function toJson(value: unknown, depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'number') {
    // JSON writes -0 as 0.
    return Number.isFinite(value) ? value + 0 : { unwritable: String(value) };
  }
  if (depth > maxDepth) {
    return { unwritable: `nested more than ${maxDepth} levels deep` };
  }
  if (value instanceof Uint8Array) {
    return { unwritable: 'bytes', values: [...value] };
  }
  if (Array.isArray(value)) {
    return Array.from(value, (item) => toJson(item, depth + 1));
  }
  if (isPlainObject(value)) {
    const properties = Object.keys(value).filter((key) => value[key] !== undefined);
    return Object.fromEntries(properties.map((key) => [key, toJson(value[key], depth + 1)]));
  }
  return { unwritable: typeof value };
}
