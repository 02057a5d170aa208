import { deleteEntry, type Editor, readEntries, readEntry, setProperty } from '../document/board-document.ts';
import type { Section } from '../metamodel/model.ts';
import { SECTIONS_WITH_CONTEXT } from '../metamodel/references.ts';
import { isSameRelation } from './judge-connection.ts';

/**
 * Removes one entry of any section but the elements. With a context go its relationships, which join nothing any
 * more; its stickies, frame, terms and value objects stay and belong to no context, because they are people's work.
 * With a relation go those that say the same: two people who draw one line at the same time make two.
 */
export function removeEntry(editor: Editor, section: Exclude<Section, 'elements'>, id: string): void {
  editor.doc.transact(() => {
    if (section === 'contexts') {
      removeRelationshipsOf(editor, id);
      freeMembersOf(editor, id);
    } else if (section === 'relations') {
      removeTwinsOf(editor, id);
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

function removeTwinsOf(editor: Editor, id: string): void {
  const removed = readEntry(editor.doc, 'relations', id);
  for (const [twin, relation] of readEntries(editor.doc, 'relations')) {
    if (removed !== undefined && isSameRelation(relation, removed)) {
      deleteEntry(editor.doc, 'relations', twin);
    }
  }
}

function freeMembersOf(editor: Editor, context: string): void {
  for (const section of SECTIONS_WITH_CONTEXT) {
    for (const [id, entry] of readEntries(editor.doc, section)) {
      if (entry.context === context) {
        setProperty(editor.doc, section, id, 'context', undefined);
      }
    }
  }
}
