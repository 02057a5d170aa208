import type { Model } from '../metamodel/model.ts';

/**
 * A table over a whole model, for what no single entry knows ("which aggregate emits this event?"). It is built once for each
 * model, from the model and its other tables alone: while those are the same, the linter keeps the table. Rows are plain
 * values: texts, numbers, `true`, and lists, sets and objects of them, so that the rows of two models can be compared.
 */
export interface Index<Key extends string, Row> {
  readonly build: (model: Model) => ReadonlyMap<Key, Row>;
}

type IndexOf<Table> =
  Table extends ReadonlyMap<infer Key extends string, infer Row> ? Index<Key, Row> : never;

/** An index for each of several tables that are built together: once for each model, at the first question to any of them. */
export function createIndices<Tables, const Name extends keyof Tables>(
  names: readonly Name[],
  build: (model: Model) => Tables,
): { readonly [Each in Name]: IndexOf<Tables[Each]> } {
  const together: Index<'tables', Tables> = { build: (model) => new Map([['tables', build(model)]]) };
  const tablesOf = (model: Model) => tableOf(model, together).get('tables') as Tables;
  const indices = names.map((name) => [name, { build: (model: Model) => tablesOf(model)[name] }]);
  return Object.fromEntries(indices) as { readonly [Each in Name]: IndexOf<Tables[Each]> };
}

/** The keys of a table, where its rows say nothing. */
export interface Members<Key> extends Iterable<Key> {
  has(key: Key): boolean;
}

/** How the readings of a model get at what is worked out only once. */
export interface ModelAccess {
  readonly table: <Key extends string, Row>(index: Index<Key, Row>) => ReadonlyMap<Key, Row>;
  /**
   * A function that works something out at its first call and then gives the same again. A call while it is at work gives
   * `soFar`, for things that may hold themselves.
   */
  readonly once: <Value>(compute: () => Value, soFar?: () => Value) => () => Value;
}

const accesses = new WeakMap<Model, ModelAccess>();

/**
 * The access to a model. Readings keep nothing outside of it: the linter gives the models that it watches an access that
 * notes who has read what.
 */
export function accessOf(model: Model): ModelAccess {
  const access = accesses.get(model) ?? createAccess(model);
  accesses.set(model, access);
  return access;
}

/** Gives a model an access of its own, before anybody asks for it. */
export function setAccess(model: Model, access: ModelAccess): void {
  accesses.set(model, access);
}

/** The table of an index over a model. Asking for single keys is cheap; whoever goes through all rows depends on all. */
export function tableOf<Key extends string, Row>(
  model: Model,
  index: Index<Key, Row>,
): ReadonlyMap<Key, Row> {
  return accessOf(model).table(index);
}

export function membersOf<Key extends string>(model: Model, index: Index<Key, true>): Members<Key> {
  const table = tableOf(model, index);
  return { has: (key) => table.has(key), [Symbol.iterator]: () => table.keys() };
}

function createAccess(model: Model): ModelAccess {
  const tables = new Map<object, ReadonlyMap<string, unknown>>();
  return {
    table: <Key extends string, Row>(index: Index<Key, Row>) => {
      const table = tables.get(index) ?? index.build(model);
      tables.set(index, table);
      return table as ReadonlyMap<Key, Row>;
    },
    once: computeOnce,
  };
}

/** What `ModelAccess.once` does where nobody notes who has asked. */
export function computeOnce<Value>(compute: () => Value, soFar?: () => Value): () => Value {
  let state: { readonly is: 'idle' | 'working' } | { readonly is: 'done'; readonly value: Value } = {
    is: 'idle',
  };
  return () => {
    if (state.is === 'done') return state.value;
    if (state.is === 'working' && soFar !== undefined) return soFar();
    state = { is: 'working' };
    try {
      const value = compute();
      state = { is: 'done', value };
      return value;
    } finally {
      if (state.is === 'working') state = { is: 'idle' };
    }
  };
}
