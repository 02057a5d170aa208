/**
 * A map whose values are worked out when they are asked for. `read` gives undefined for what is not in it, and itself
 * keeps what it has worked out; `listKeys` gives all keys in order, and is called by those who go through the map.
 */
export class LazyMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #listKeys: () => readonly Key[];
  readonly #read: (key: Key) => Value | undefined;

  constructor(listKeys: () => readonly Key[], read: (key: Key) => Value | undefined) {
    this.#listKeys = listKeys;
    this.#read = read;
  }

  get size(): number {
    return this.#listKeys().length;
  }

  get(key: Key): Value | undefined {
    return this.#read(key);
  }

  has(key: Key): boolean {
    return this.#read(key) !== undefined;
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const key of this.#listKeys()) {
      const value = this.#read(key);
      if (value !== undefined) yield [key, value];
    }
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }
}
