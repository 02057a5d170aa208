import { type Editor, hasEntry, setEntry } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementKind } from '../metamodel/kinds.ts';
import type { BoardElement, Place } from '../metamodel/model.ts';

/** The kinds that people make by hand; images come in other ways. */
export type MadeKind = Exclude<ElementKind, 'image'>;

/** A sticky or a frame of which only the place is known. */
export interface NewElement {
  readonly kind: MadeKind;
  readonly at: Place;
  /** Default: empty, for somebody to type in. */
  readonly text?: string;
}

/** Puts elements on the board. An id that is taken keeps what stands under it. */
export function addElements(
  editor: Editor,
  elements: Readonly<Record<ElementId, BoardElement | NewElement>>,
): void {
  editor.doc.transact(() => {
    for (const [id, element] of Object.entries(elements)) {
      if (!hasEntry(editor.doc, 'elements', id)) {
        setEntry(editor.doc, 'elements', id, { text: '', ...element });
      }
    }
  }, editor.origin);
}
