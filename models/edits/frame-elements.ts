import type { Editor } from '../document/board-document.ts';
import { boundsOf, grow, placeOf, rectOf } from '../metamodel/geometry.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { BoardElement } from '../metamodel/model.ts';
import { addElements } from './add-elements.ts';

const padding = 48;

/** Puts a frame without a name around elements. Does nothing when there are none. */
export function frameElements(editor: Editor, id: ElementId, elements: readonly BoardElement[]): void {
  const around = boundsOf(elements.map(rectOf));
  if (around === undefined) return;
  addElements(editor, { [id]: { kind: 'frame', at: placeOf('frame', grow(around, padding)) } });
}
