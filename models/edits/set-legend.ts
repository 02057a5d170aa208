import { type Editor, readHead, setHeadProperty } from '../document/board-document.ts';
import type { ElementKind } from '../metamodel/kinds.ts';

/** Calls a kind what the team calls it; `undefined` gives it back the name it comes with. The kind id stays. */
export function setLegend(editor: Editor, kind: ElementKind, label: string | undefined): void {
  const { [kind]: _, ...others } = readHead(editor.doc).model.legend ?? {};
  const legend = label === undefined ? others : { ...others, [kind]: label };
  const isEmpty = Object.keys(legend).length === 0;
  editor.doc.transact(
    () => setHeadProperty(editor.doc, 'legend', isEmpty ? undefined : legend),
    editor.origin,
  );
}
