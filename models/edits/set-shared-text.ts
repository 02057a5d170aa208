import { type Editor, setProperty } from '../document/board-document.ts';
import type { Section } from '../metamodel/model.ts';

/** One of the texts that several people type in at once; see `SHARED_TEXTS`. */
export interface SharedTextPlace {
  readonly section: Section;
  readonly id: string;
  readonly property: string;
}

/**
 * Makes a shared text read `next`, changing only what differs; what others type elsewhere in it stays. `caret` is where
 * the caret of whoever typed it stands in `next`. Does nothing when the entry is gone.
 */
export function setSharedText(
  editor: Editor,
  { section, id, property }: SharedTextPlace,
  next: string,
  caret?: number,
): void {
  editor.doc.transact(() => setProperty(editor.doc, section, id, property, next, caret), editor.origin);
}
