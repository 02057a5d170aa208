import { type Editor, setEntry } from '../document/board-document.ts';
import { type ElementId, toId } from '../metamodel/ids.ts';
import type { BoardElement, Place } from '../metamodel/model.ts';
import { redirectReferences } from '../metamodel/references.ts';
import type { ElementSelection } from './element-selection.ts';

export interface PasteOptions {
  /** How far from the originals the copies stand, in board units. */
  readonly offset: readonly [x: number, y: number];
  /** A fresh id at each call. */
  readonly newId: () => string;
}

/**
 * Puts copies of a selection on the board under new ids and says which they are, in the order of the originals. What
 * the originals say about each other (relations, the events of a command ...) the copies say about each other;
 * what they say about elements outside the selection stays as it is.
 */
export function pasteElements(
  editor: Editor,
  selection: ElementSelection,
  options: PasteOptions,
): readonly ElementId[] {
  const copies = new Map(Object.keys(selection.elements).map((id) => [id, toId<'element'>(options.newId())]));
  editor.doc.transact(() => {
    for (const [id, copy] of copies) {
      const element = selection.elements[toId<'element'>(id)];
      if (element !== undefined) {
        setEntry(editor.doc, 'elements', copy, copyElement(element, options.offset, copies));
      }
    }
    for (const relation of Object.values(selection.relations)) {
      const [from, to] = [copies.get(relation.from), copies.get(relation.to)];
      if (from !== undefined && to !== undefined) {
        setEntry(editor.doc, 'relations', toId<'relation'>(options.newId()), { ...relation, from, to });
      }
    }
  }, editor.origin);
  return [...copies.values()];
}

function copyElement(
  element: BoardElement,
  [offsetX, offsetY]: readonly [number, number],
  copies: ReadonlyMap<string, ElementId>,
): BoardElement {
  const [x, y, ...size] = element.at;
  const copy: BoardElement = { ...element, at: [x + offsetX, y + offsetY, ...size] as Place };
  return redirectReferences('elements', copy, ({ id, target }) =>
    target.section === 'elements' ? (copies.get(id) ?? id) : id,
  );
}
