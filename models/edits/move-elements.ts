import { type Editor, setProperty } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Place } from '../metamodel/model.ts';

/**
 * Moves or resizes elements: the drop that ends a gesture, never its steps in between, which travel as presence.
 * Elements that are gone by then are skipped.
 */
export function moveElements(editor: Editor, places: Readonly<Record<ElementId, Place>>): void {
  editor.doc.transact(() => {
    for (const [id, place] of Object.entries(places)) {
      setProperty(editor.doc, 'elements', id, 'at', place);
    }
  }, editor.origin);
}
