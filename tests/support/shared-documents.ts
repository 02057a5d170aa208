import * as Y from 'yjs';
import type { Editor } from '#models/document/board-document.ts';

/** The editor of a person who has one window on a document. */
export function editorOf(doc: Y.Doc): Editor {
  return { doc, origin: `window-of-${doc.clientID}` };
}

/** Brings two documents to the same state, as a connection would. */
export function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)), 'network');
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)), 'network');
}

/** A document of somebody who has just joined and received everything. */
export function copyDocument(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'network');
  return copy;
}
