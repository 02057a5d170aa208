import { type Editor, setEntry } from '../document/board-document.ts';
import { type ElementId, toId } from '../metamodel/ids.ts';
import { isPlainObject } from '../metamodel/json.ts';
import type { BoardElement, Place } from '../metamodel/model.ts';
import type { ElementSelection } from './element-selection.ts';

export interface PasteOptions {
  /** How far from the originals the copies stand, in board units. */
  readonly offset: readonly [x: number, y: number];
  /** A fresh id at each call. */
  readonly newId: () => string;
}

/** The properties of a design's parts that name an element. */
const references = new Set(['aggregate', 'command', 'compensation', 'event', 'on']);

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
  const copy = { ...element, at: [x + offsetX, y + offsetY, ...size] as Place };
  return 'design' in copy ? ({ ...copy, design: redirect(copy.design, copies) } as BoardElement) : copy;
}

/** Replaces the ids in a design's lists of parts. Texts that are no references (names, expressions) never change. */
function redirect(value: unknown, copies: ReadonlyMap<string, ElementId>): unknown {
  if (Array.isArray(value)) {
    return value.map((part) => (isPlainObject(part) ? redirectPart(part, copies) : part));
  }
  if (!isPlainObject(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redirect(inner, copies)]));
}

function redirectPart(
  part: Readonly<Record<string, unknown>>,
  copies: ReadonlyMap<string, ElementId>,
): Readonly<Record<string, unknown>> {
  const redirected = Object.entries(part).map(([key, value]) => [
    key,
    references.has(key) && typeof value === 'string' ? (copies.get(value) ?? value) : value,
  ]);
  return Object.fromEntries(redirected);
}
