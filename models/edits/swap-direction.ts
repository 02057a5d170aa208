import type { Editor } from '../document/board-document.ts';
import type { Relationship } from '../metamodel/context-map.ts';
import { updateEntry } from './update-entry.ts';

/** Turns a relationship round. What an end offers or how it protects itself stays with its context. */
export function swapDirection(editor: Editor, id: string, relationship: Relationship): void {
  updateEntry(editor, 'relationships', id, {
    upstream: relationship.downstream,
    downstream: relationship.upstream,
    upstreamPatterns: relationship.downstreamPatterns,
    downstreamPatterns: relationship.upstreamPatterns,
  });
}
