import { type Editor, readEntry } from '../document/board-document.ts';
import { placeOf, type Rect } from '../metamodel/geometry.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { moveElements } from './move-elements.ts';

/** Gives an element a place and a size, in whole board units. */
export function resizeElement(editor: Editor, id: ElementId, { x, y, width, height }: Rect): void {
  const element = readEntry(editor.doc, 'elements', id);
  if (element === undefined) return;
  const rounded = {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  };
  moveElements(editor, { [id]: placeOf(element.kind, rounded) });
}
