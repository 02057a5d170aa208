import type { Editor } from '#models/document/board-document.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import type { Relationship } from '#models/metamodel/context-map.ts';
import type { ContextId, RelationshipId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { MapPoint } from '#models/views/context-map-layout.ts';

type Places = ReadonlyMap<string, MapPoint>;

/**
 * Drops boxes at new places. Boxes without a place of their own keep the one they are shown at: otherwise a drop of
 * one would make the others jump.
 */
export function dropContexts(
  editor: Editor,
  contexts: Model['contexts'],
  shown: Places,
  dropped: Places,
): void {
  editor.doc.transact(() => {
    for (const [id, context] of Object.entries(contexts)) {
      const at = dropped.get(id) ?? (context.at === undefined ? shown.get(id) : undefined);
      if (at) updateEntry(editor, 'contexts', id, { at: [Math.round(at[0]), Math.round(at[1])] });
    }
  }, editor.origin);
}

/** Adds a context at a place; the others keep where they are shown. */
export function addContext(
  editor: Editor,
  contexts: Model['contexts'],
  shown: Places,
  added: { readonly id: ContextId; readonly name: string; readonly at: MapPoint },
): void {
  editor.doc.transact(() => {
    dropContexts(editor, contexts, shown, new Map());
    addEntry(editor, 'contexts', added.id, { name: added.name, at: [...added.at] });
  }, editor.origin);
}

/** Joins two contexts, the first one upstream. */
export function addRelationship(
  editor: Editor,
  id: RelationshipId,
  ends: Pick<Relationship, 'upstream' | 'downstream' | 'upstreamPatterns'>,
): void {
  addEntry(editor, 'relationships', id, { type: 'upstream-downstream', ...ends });
}

/** Turns a relationship round. What an end offers or how it protects itself stays with its context. */
export function swapDirection(editor: Editor, id: string, relationship: Relationship): void {
  updateEntry(editor, 'relationships', id, {
    upstream: relationship.downstream,
    downstream: relationship.upstream,
    upstreamPatterns: relationship.downstreamPatterns,
    downstreamPatterns: relationship.upstreamPatterns,
  });
}
