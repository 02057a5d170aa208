import type { Editor } from '../document/board-document.ts';
import { rectOf } from '../metamodel/geometry.ts';
import { toId } from '../metamodel/ids.ts';
import { KINDS, type StickyKind } from '../metamodel/kinds.ts';
import type { BoardElement } from '../metamodel/model.ts';
import { moveElements } from './move-elements.ts';
import { updateEntry } from './update-entry.ts';

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
