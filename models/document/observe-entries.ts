import type * as Y from 'yjs';
import type { Section } from '../metamodel/model.ts';
import { boardMaps } from './board-document.ts';
import { rootOf } from './shared-values.ts';

/** One entry that a transaction added, changed or removed; of the board itself, the key of its head or the name of an unknown section. */
export interface EntryChange {
  readonly section: Section | 'board';
  readonly id: string;
}

/**
 * Calls the listener once after each transaction that changed entries, however deep inside, with each of them
 * named once. Returns what ends it.
 */
export function observeEntries(
  doc: Y.Doc,
  listener: (changes: readonly EntryChange[], origin: unknown) => void,
): () => void {
  let pending = new Map<string, EntryChange>();
  const observe = (section: EntryChange['section'], map: Y.Map<unknown>) => {
    const collect = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) {
        const ids = event.path.length === 0 ? [...event.keys.keys()] : [String(event.path[0])];
        for (const id of ids) {
          pending.set(`${section}/${id}`, { section, id });
        }
      }
    };
    map.observeDeep(collect);
    return () => map.unobserveDeep(collect);
  };
  const maps = boardMaps(doc);
  const stops = [...maps].map(([section, map]) => observe(section, map));
  const known = new Set<object>(maps.values());
  const collectUnknown = (root: object) => {
    for (const [id, type] of doc.share) {
      if (type === root) pending.set(`board/${id}`, { section: 'board', id });
    }
  };
  const flush = (transaction: Y.Transaction) => {
    for (const type of transaction.changed.keys()) {
      const root = rootOf(type);
      if (!known.has(root)) collectUnknown(root);
    }
    if (pending.size > 0) {
      const changes = [...pending.values()];
      pending = new Map();
      listener(changes, transaction.origin);
    }
  };
  doc.on('afterTransaction', flush);
  return () => {
    doc.off('afterTransaction', flush);
    for (const stop of stops) {
      stop();
    }
  };
}
