import { type Editor, setHeadProperty } from '../document/board-document.ts';

/** Gives the board another name; its id stays. */
export function renameBoard(editor: Editor, name: string): void {
  editor.doc.transact(() => setHeadProperty(editor.doc, 'name', name), editor.origin);
}
