import { type Model, SECTION_NAMES, type Section } from '#models/metamodel/model.ts';
import type { BoardHead, BoardStore, StoreChanges } from './board-store.ts';

/** What of a board has changed, as it is told to a worker that follows it. */
export interface BoardChange {
  /** What is in no section; undefined when nothing of that has changed. */
  readonly head: BoardHead | undefined;
  /** Entries as they are; undefined for those that are gone. */
  readonly entries: readonly (readonly [section: Section, id: string, entry: unknown])[];
}

/** What has changed, as it is at this moment. */
export function readChange(store: BoardStore, changes: StoreChanges): BoardChange {
  const entries = [...changes].flatMap(([section, ids]) =>
    section === 'board' ? [] : [...ids].map((id) => [section, id, store.getEntry(section, id)] as const),
  );
  return { head: changes.has('board') ? store.getHead() : undefined, entries };
}

/** The model with some entries, or all that is in no section, as they are now. */
export function changeModel(model: Model, { head, entries }: BoardChange): Model {
  const sections = SECTION_NAMES.map((section) => {
    const own = entries.filter(([name]) => name === section);
    if (own.length === 0) return [section, model[section]];
    const changed = new Map<string, unknown>(Object.entries(model[section]));
    for (const [, id, entry] of own) {
      if (entry === undefined) changed.delete(id);
      else changed.set(id, entry);
    }
    return [section, Object.fromEntries(changed)];
  });
  return { ...(head ?? model), ...Object.fromEntries(sections) } as Model;
}
