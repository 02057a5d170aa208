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
  if (value instanceof Y.Text) {
    return value.toString();
  }
  return { unwritable: 'rich text', xml: String(value) };
}

/** The parts of a shared type that say what it holds, whatever its kind. */
type SharedType = Pick<Y.AbstractType<unknown>, '_map' | '_start'>;

/** The shared type at the top of a document in which a type stands, or that it is. */
export function rootOf(type: object): object {
  const parent = type instanceof Y.AbstractType ? type._item?.parent : null;
  return parent instanceof Y.AbstractType ? rootOf(parent) : type;
}

/** Whether a shared type at the top of a document is a map, or can become one because nobody has said its kind here yet. */
export function isMapType(type: SharedType): boolean {
  return type instanceof Y.Map || (isUntyped(type) && listedItems(type).length === 0);
}

function isUntyped(type: SharedType): boolean {
  return Object.getPrototypeOf(type) === Y.AbstractType.prototype;
}

/** A shared type at the top of a document whose kind nobody has said here yet, as plain data. */
export function rootToPlain(type: SharedType): unknown {
  if (!isUntyped(type)) {
    return toPlain(type);
  }
  const items = listedItems(type);
  const keys = [...type._map].filter(([, item]) => !item.deleted).map(([key]) => key);
  if (items.length === 0 || keys.length > 0) {
    const entries = keys.map((key) => [key, toPlain(contentOf(type._map.get(key)), 1)] as const);
    return Object.fromEntries(entries);
  }
  return type._start?.content instanceof Y.ContentString ? items.join('') : items;
}

/** What stands in a shared type one after the other, as plain data: the items of a list, the pieces of a text. */
export function listedItems(type: SharedType): readonly unknown[] {
  const items: unknown[] = [];
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) {
      const { content } = item;
      const parts = content instanceof Y.ContentString ? [content.str] : content.getContent();
      items.push(...parts.map((part) => toPlain(part, 1)));
    }
  }
  return items;
}

/** Whether nothing stands in a shared type, neither under a key nor one after the other. */
export function isEmptyType(type: SharedType): boolean {
  return listedItems(type).length === 0 && [...type._map.values()].every(({ deleted }) => deleted);
}

/** Takes out what stands in a shared type, under keys and one after the other, but for the keys that are kept. */
export function emptyType(type: SharedType, transaction: Y.Transaction, kept: ReadonlySet<string>): void {
  for (let item = type._start; item !== null; item = item.right) {
    item.delete(transaction);
  }
  for (const [key, item] of type._map) {
    if (!kept.has(key)) {
      item.delete(transaction);
    }
  }
}

function contentOf(item: Y.Item | undefined): unknown {
  return item?.content.getContent().at(-1);
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
