/** A plain object that may hold anything, as it comes from outside. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Deeper than any board is; far less than what a recursive reader can stand. */
export const MAX_JSON_DEPTH = 64;

export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  // An object literal of another realm (a worker, a test's window) has that realm's `Object.prototype`.
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What keeps a value from being written as JSON and read back equal, and where. */
export interface JsonFault {
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

/**
 * Looks for the first part of a value that is not JSON, is nested deeper than `MAX_JSON_DEPTH`, or sits under
 * the key `__proto__`. A key that holds `undefined` counts as absent. The value may come from anybody: nothing in it
 * is called, and its depth is bounded here before any recursive reader meets it.
 */
export function findJsonFault(
  value: unknown,
  path: readonly (string | number)[] = [],
): JsonFault | undefined {
  if (path.length > MAX_JSON_DEPTH) {
    return { path, reason: `is nested more than ${MAX_JSON_DEPTH} levels deep` };
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return undefined;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : { path, reason: `is ${value}, which JSON cannot write` };
  }
  if (Array.isArray(value)) {
    return findFirst(value.length, (index) => findJsonFault(value[index], [...path, index]));
  }
  if (!isPlainObject(value)) {
    return { path, reason: `is ${typeof value === 'object' ? 'not plain data' : `a ${typeof value}`}` };
  }
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return findFirst(keys.length, (index) => {
    const key = keys[index] ?? '';
    return key === '__proto__'
      ? { path: [...path, key], reason: 'uses a key that JavaScript keeps for itself' }
      : findJsonFault(value[key], [...path, key]);
  });
}

function findFirst<Found>(count: number, find: (index: number) => Found | undefined): Found | undefined {
  for (let index = 0; index < count; index += 1) {
    const found = find(index);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Whether two JSON values say the same; the order of keys does not matter, absent and `undefined` are one. */
export function isEqualJson(one: unknown, other: unknown): boolean {
  // JSON writes -0 as 0.
  if (one === other || Object.is(one, other)) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isEqualJson(item, other[index]));
  }
  if (!isPlainObject(one) || !isPlainObject(other)) {
    return false;
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isEqualJson(one[key], other[key]));
}

/** Orders texts by their UTF-16 units: the same everywhere, in no language. */
export function compareTexts(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

/** The part of a value that a path leads to; undefined where it leads nowhere. Only own properties count. */
export function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    root,
  );
}
