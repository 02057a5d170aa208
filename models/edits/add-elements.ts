import { type Editor, hasEntry, setEntry } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { BoardElement } from '../metamodel/model.ts';

/** Puts elements on the board. An id that is taken keeps what stands under it. */
export function addElements(editor: Editor, elements: Readonly<Record<ElementId, BoardElement>>): void {
  editor.doc.transact(() => {
    for (const [id, element] of Object.entries(elements)) {
      if (!hasEntry(editor.doc, 'elements', id)) {
        setEntry(editor.doc, 'elements', id, element);
      }
    }
  }, editor.origin);
}
