import { deleteEntry, type Editor, readEntries, setProperty } from '../document/board-document.ts';
import type { Section } from '../metamodel/model.ts';

/** The sections whose entries may belong to a context. */
const membersOfContexts = ['elements', 'terms', 'values'] as const;

/**
 * Removes one entry of any section but the elements. With a context go its relationships, which join nothing any
 * more; its stickies, frame, terms and value objects stay and belong to no context, because they are people's work.
 */
export function removeEntry(editor: Editor, section: Exclude<Section, 'elements'>, id: string): void {
  editor.doc.transact(() => {
    if (section === 'contexts') {
      removeRelationshipsOf(editor, id);
      freeMembersOf(editor, id);
    }
    deleteEntry(editor.doc, section, id);
  }, editor.origin);
}

function removeRelationshipsOf(editor: Editor, context: string): void {
  for (const [id, { upstream, downstream }] of readEntries(editor.doc, 'relationships')) {
    if (upstream === context || downstream === context) {
      deleteEntry(editor.doc, 'relationships', id);
    }
  }
}

function freeMembersOf(editor: Editor, context: string): void {
  for (const section of membersOfContexts) {
    for (const [id, entry] of readEntries(editor.doc, section)) {
      if (entry.context === context) {
        setProperty(editor.doc, section, id, 'context', undefined);
      }
    }
  }
}
