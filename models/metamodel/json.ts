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
export function findJsonFault(value: unknown, depth = 0): JsonFault | undefined {
  if (depth > MAX_JSON_DEPTH) {
    return faultOf(`is nested more than ${MAX_JSON_DEPTH} levels deep`);
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return undefined;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : faultOf(`is ${value}, which JSON cannot write`);
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const fault = findJsonFault(value[index], depth + 1);
      if (fault !== undefined) return { ...fault, path: [index, ...fault.path] };
    }
    return undefined;
  }
  if (!isPlainObject(value)) {
    return faultOf(`is ${typeof value === 'object' ? 'not plain data' : `a ${typeof value}`}`);
  }
  for (const key of Object.keys(value)) {
    const fault = findFaultUnder(key, value[key], depth + 1);
    if (fault !== undefined) return { ...fault, path: [key, ...fault.path] };
  }
  return undefined;
}

function findFaultUnder(key: string, value: unknown, depth: number): JsonFault | undefined {
  if (value === undefined) {
    return undefined;
  }
  return key === '__proto__'
    ? faultOf('uses a key that JavaScript keeps for itself')
    : findJsonFault(value, depth);
}

function faultOf(reason: string): JsonFault {
  return { path: [], reason };
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
