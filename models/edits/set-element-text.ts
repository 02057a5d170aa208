import { type Editor, setProperty } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';

/** Makes a sticky read `text`, changing only what differs; what others type elsewhere in it stays. */
export function setElementText(editor: Editor, id: ElementId, text: string): void {
  editor.doc.transact(() => setProperty(editor.doc, 'elements', id, 'text', text), editor.origin);
}
