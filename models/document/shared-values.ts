import * as Y from 'yjs';
import { isPlainObject, MAX_JSON_DEPTH } from '../metamodel/json.ts';

/**
 * Shared types as plain data; other values as they are. A peer may nest them without end: beyond a depth that no
 * board has they read as `null`, still so deep that `findJsonFault` objects.
 */
export function toPlain(value: unknown, depth = 0): unknown {
  if (!(value instanceof Y.AbstractType)) {
    return value;
  }
  if (depth > MAX_JSON_DEPTH) {
    return null;
  }
  if (value instanceof Y.Map) {
    const entries = [...value.entries()].map(([key, inner]) => [key, toPlain(inner, depth + 1)] as const);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  }
  if (value instanceof Y.Array) {
    return value.toArray().map((inner) => toPlain(inner, depth + 1));
  }
  return value instanceof Y.Text ? value.toString() : null;
}

/** A shared map with a plain object's properties; an empty one for anything else. */
export function toSharedMap(value: unknown): Y.Map<unknown> {
  const properties = isPlainObject(value) ? Object.entries(value) : [];
  const said = properties.filter(([, inner]) => inner !== undefined);
  return new Y.Map(said.map(([key, inner]) => [key, toStored(inner)]));
}

/**
 * A JSON value in a form that a shared map can hold. Yjs tells what a value is by its `constructor`: an object without
 * a prototype needs one, and one with a key of that name (a field that people called so) goes in as a shared map,
 * which reads the same.
 */
export function toStored(value: unknown): unknown {
  if (!isPlainObject(value)) {
    return value;
  }
  return Object.hasOwn(value, 'constructor') ? toSharedMap(value) : { ...value };
}
