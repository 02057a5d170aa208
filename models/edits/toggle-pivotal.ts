import { type Editor, readEntry } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { updateEntry } from './update-entry.ts';

/** Makes events pivotal, or plain again where all of them are pivotal. Other elements stay as they are. */
export function togglePivotal(editor: Editor, ids: readonly ElementId[]): void {
  const events = ids.flatMap((id) => {
    const element = readEntry(editor.doc, 'elements', id);
    return element?.kind === 'event' ? [{ id, isPivotal: element.pivotal === true }] : [];
  });
  const pivotal = events.every(({ isPivotal }) => isPivotal) ? undefined : true;
  editor.doc.transact(() => {
    for (const { id } of events) {
      updateEntry(editor, 'elements', id, { pivotal });
    }
  }, editor.origin);
}
