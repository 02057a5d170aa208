import { type Editor, readHead, setHeadProperty, setUnreadAside } from '../document/board-document.ts';
import type { ElementKind } from '../metamodel/kinds.ts';

/**
 * Calls a kind what the team calls it; `undefined` gives it back the name it comes with. The kind id stays. A legend that cannot be
 * read is kept beside the new one.
 */
export function setLegend(editor: Editor, kind: ElementKind, label: string | undefined): void {
  const { [kind]: before, ...others } = readHead(editor.doc).model.legend ?? {};
  if (label === before) return;
  const legend = label === undefined ? others : { ...others, [kind]: label };
  const isEmpty = Object.keys(legend).length === 0;
  editor.doc.transact(() => {
    setUnreadAside(editor.doc, 'legend');
    setHeadProperty(editor.doc, 'legend', isEmpty ? undefined : legend);
  }, editor.origin);
}
