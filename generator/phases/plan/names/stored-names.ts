import type { ContextPlan } from '../../../plan/context.ts';

/**
 * What databases and brokers know parts of a board by, under the ids of its entries. Whatever a sticky is called later, what is
 * stored under these names is found again.
 */
export interface StoredNames {
  /** Of contexts; under "" for what stands outside every context. */
  readonly schemas: Readonly<Record<string, string>>;
  /** Of aggregates. */
  readonly tables: Readonly<Record<string, string>>;
  /** Of events, as their context keeps them. What others hear has a name on the board. */
  readonly messages: Readonly<Record<string, string>>;
}

/** Finds the name that something is stored under: the one it had before, else the wanted one or, where that is taken, one like it. */
export type FindStoredName = (kind: keyof StoredNames, id: string, wanted: string) => string;

const separators = { schemas: '_', tables: '_', messages: '-' } as const;

export function createStoredNames(before: StoredNames | undefined): FindStoredName {
  return (kind, id, wanted) => {
    const known = new Map(Object.entries(before?.[kind] ?? {}));
    const kept = known.get(id);
    if (kept !== undefined) return kept;
    const taken = new Set(known.values());
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}${separators[kind]}${count}`;
    return name;
  };
}

/** The names of the planned contexts, and the earlier ones of what is not planned: it may come back. */
export function storedNamesOf(
  contexts: readonly ContextPlan[],
  before: StoredNames | undefined,
): StoredNames {
  const sorted = (entries: Iterable<readonly [string, string]>, kind: keyof StoredNames) =>
    Object.fromEntries([...new Map([...Object.entries(before?.[kind] ?? {}), ...entries])].sort(byId));
  return {
    schemas: sorted(
      contexts.map(({ id, sqlSchema }) => [id ?? '', sqlSchema]),
      'schemas',
    ),
    tables: sorted(
      contexts.flatMap(({ tables }) => [...tables]),
      'tables',
    ),
    messages: sorted(
      contexts.flatMap(({ messageNames }) => [...messageNames]),
      'messages',
    ),
  };
}

function byId([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
