import type { Editor } from '#models/document/board-document.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { rectOf } from '#models/metamodel/geometry.ts';
import { toId } from '#models/metamodel/ids.ts';
import { KINDS, type StickyKind } from '#models/metamodel/kinds.ts';
import type { BoardElement } from '#models/metamodel/model.ts';

/**
 * Makes a sticky another kind of sticky in its place: its middle stays where it is, and a size of its own gives way to
 * the new kind's. Text, description and relations stay; relations that the new kind cannot have become findings.
 */
export function changeKind(editor: Editor, id: string, element: BoardElement, kind: StickyKind): void {
  const { x, y, width, height } = rectOf(element);
  const [newWidth, newHeight] = KINDS[kind].size;
  editor.doc.transact(() => {
    updateEntry(editor, 'elements', id, { kind });
    moveElements(editor, {
      [toId<'element'>(id)]: [
        Math.round(x + (width - newWidth) / 2),
        Math.round(y + (height - newHeight) / 2),
      ],
    });
  }, editor.origin);
}
