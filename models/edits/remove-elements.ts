import { deleteEntry, type Editor, readEntries } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';

/**
 * Takes elements off the board together with the relations that begin or end at them, as one step. What mentions
 * them elsewhere (a scenario, another sticky's design) stays as people wrote it; findings name what it lacks.
 */
export function removeElements(editor: Editor, ids: readonly ElementId[]): void {
  const removed = new Set(ids);
  editor.doc.transact(() => {
    for (const [relationId, { from, to }] of readEntries(editor.doc, 'relations')) {
      if (removed.has(from) || removed.has(to)) {
        deleteEntry(editor.doc, 'relations', relationId);
      }
    }
    for (const id of removed) {
      deleteEntry(editor.doc, 'elements', id);
    }
  }, editor.origin);
}
