import { type Editor, hasEntry, setEntry } from '../document/board-document.ts';
import type { Entry, Section } from '../metamodel/model.ts';

/** Adds a context, a term, a relationship, a value object, a scenario. An id that is taken keeps what stands under it. */
export function addEntry<Name extends Exclude<Section, 'elements'>>(
  editor: Editor,
  section: Name,
  id: string,
  entry: Entry<Name>,
): void {
  editor.doc.transact(() => {
    if (!hasEntry(editor.doc, section, id)) {
      setEntry(editor.doc, section, id, entry);
    }
  }, editor.origin);
}
