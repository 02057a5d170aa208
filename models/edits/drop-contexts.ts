import type { Editor } from '../document/board-document.ts';
import type { Point } from '../metamodel/geometry.ts';
import type { Model } from '../metamodel/model.ts';
import { updateEntry } from './update-entry.ts';

/** Centres of boxes on the context map, by the id of their context. */
export type BoxPlaces = ReadonlyMap<string, Point>;

/**
 * Drops boxes of the context map at new places. Boxes without a place of their own keep the one they are shown at: otherwise a
 * drop of one would make the others jump.
 */
export function dropContexts(
  editor: Editor,
  contexts: Model['contexts'],
  shown: BoxPlaces,
  dropped: BoxPlaces,
): void {
  editor.doc.transact(() => {
    for (const [id, context] of Object.entries(contexts)) {
      const at = dropped.get(id) ?? (context.at === undefined ? shown.get(id) : undefined);
      if (at) updateEntry(editor, 'contexts', id, { at: [Math.round(at[0]), Math.round(at[1])] });
    }
  }, editor.origin);
}
