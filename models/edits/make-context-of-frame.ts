import { type Editor, readEntry } from '../document/board-document.ts';
import type { ContextId, ElementId } from '../metamodel/ids.ts';
import { addEntry } from './add-entry.ts';
import { updateEntry } from './update-entry.ts';

/** Makes a frame the place of a new context that bears its name. Does nothing to what is no frame. */
export function makeContextOfFrame(editor: Editor, frame: ElementId, context: ContextId): void {
  const element = readEntry(editor.doc, 'elements', frame);
  if (element?.kind !== 'frame') return;
  editor.doc.transact(() => {
    addEntry(editor, 'contexts', context, { name: element.text });
    updateEntry(editor, 'elements', frame, { context });
  }, editor.origin);
}
