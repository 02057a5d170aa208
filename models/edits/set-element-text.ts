import type { Editor } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { setSharedText } from './set-shared-text.ts';

/** Makes a sticky read `text`, changing only what differs; what others type elsewhere in it stays. */
export function setElementText(editor: Editor, id: ElementId, text: string): void {
  setSharedText(editor, { section: 'elements', id, property: 'text' }, text);
}
