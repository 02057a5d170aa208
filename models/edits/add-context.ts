import type { Editor } from '../document/board-document.ts';
import type { Point } from '../metamodel/geometry.ts';
import type { ContextId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { addEntry } from './add-entry.ts';
import { type BoxPlaces, dropContexts } from './drop-contexts.ts';

/** Adds a context at a place of the context map; the others keep where they are shown. */
export function addContext(
  editor: Editor,
  contexts: Model['contexts'],
  shown: BoxPlaces,
  added: { readonly id: ContextId; readonly name: string; readonly at: Point },
): void {
  editor.doc.transact(() => {
    dropContexts(editor, contexts, shown, new Map());
    addEntry(editor, 'contexts', added.id, { name: added.name, at: [...added.at] });
  }, editor.origin);
}
