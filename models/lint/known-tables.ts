import type { Model } from '../metamodel/model.ts';
import { computeOnce, type Index, setAccess } from '../readings/model-access.ts';

export type AnyIndex = Index<string, unknown>;

type Table = ReadonlyMap<string, unknown>;

interface KnownTable {
  readonly table: Table;
  /** What it was built from: parts of the model by their keys, other tables by their indices. */
  readonly sources: ReadonlyMap<string | AnyIndex, unknown>;
}

/**
 * The tables of one model after the other. A table is built anew only when something that it was built from is another one:
 * a section of the model, or another table. One that comes out equal stays the table that it was, and so do those built from it.
 */
export class KnownTables {
  #model: Model;
  readonly #known = new Map<AnyIndex, KnownTable>();
  /** Of which it is known that they hold for this model. */
  readonly #current = new Set<AnyIndex>();

  constructor(model: Model) {
    this.#model = model;
  }

  moveTo(model: Model): void {
    this.#model = model;
    this.#current.clear();
  }

  /** The table of an index over the model: the same object as for the model before where its rows are the same, in the same order. */
  get(index: AnyIndex): Table {
    const known = this.#known.get(index);
    if (known !== undefined && (this.#current.has(index) || this.#holds(known))) {
      this.#current.add(index);
      return known.table;
    }
    const sources = new Map<string | AnyIndex, unknown>();
    const built = index.build(this.#noteSources(sources));
    const table = known !== undefined && isSameTable(known.table, built) ? known.table : built;
    this.#known.set(index, { table, sources });
    this.#current.add(index);
    return table;
  }

  #holds({ sources }: KnownTable): boolean {
    return [...sources].every(([source, value]) => this.#read(source) === value);
  }

  #read(source: string | AnyIndex): unknown {
    return typeof source === 'string' ? Reflect.get(this.#model, source) : this.get(source);
  }

  /** The model for one that builds a table: what is read of it is noted. */
  #noteSources(sources: Map<string | AnyIndex, unknown>): Model {
    const read = (source: string | AnyIndex) => {
      const value = this.#read(source);
      sources.set(source, value);
      return value;
    };
    const noted = new Proxy(this.#model, { get: (_, key) => read(String(key)) });
    setAccess(noted, {
      table: <Key extends string, Row>(index: Index<Key, Row>) =>
        read(index as unknown as AnyIndex) as ReadonlyMap<Key, Row>,
      once: computeOnce,
    });
    return noted;
  }
}

function isSameTable(one: Table, other: Table): boolean {
  if (one.size !== other.size) return false;
  const others = other.entries();
  for (const [key, row] of one) {
    const [otherKey, otherRow] = others.next().value ?? [];
    if (key !== otherKey || !isSameRow(row, otherRow)) return false;
  }
  return true;
}

/** Whether two rows say the same. What is neither a plain value, a list nor a set is only the same as itself. */
export function isSameRow(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((part, index) => isSameRow(part, other[index]))
    );
  }
  if (one instanceof Set) {
    return other instanceof Set && one.size === other.size && [...one].every((part) => other.has(part));
  }
  if (Object.getPrototypeOf(one) !== Object.prototype || Object.getPrototypeOf(other) !== Object.prototype) {
    return false;
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && isSameRow(Reflect.get(one, key), Reflect.get(other, key)),
    )
  );
}
