import type { Editor } from '../document/board-document.ts';
import type { Relationship } from '../metamodel/context-map.ts';
import type { RelationshipId } from '../metamodel/ids.ts';
import { addEntry } from './add-entry.ts';

/** Joins two contexts, the first one upstream. */
export function addRelationship(
  editor: Editor,
  id: RelationshipId,
  ends: Pick<Relationship, 'upstream' | 'downstream' | 'upstreamPatterns'>,
): void {
  addEntry(editor, 'relationships', id, { type: 'upstream-downstream', ...ends });
}
