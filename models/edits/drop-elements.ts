import type { Editor } from '../document/board-document.ts';
import type { Point } from '../metamodel/geometry.ts';
import { type ElementId, toId } from '../metamodel/ids.ts';
import type { BoardElement, Place } from '../metamodel/model.ts';
import { moveElements } from './move-elements.ts';

/** Drops elements with their corners at other points, in whole board units; their sizes stay. Unknown ids are skipped. */
export function dropElements(
  editor: Editor,
  elements: Readonly<Record<string, Pick<BoardElement, 'at'>>>,
  corners: ReadonlyMap<string, Point>,
): void {
  const places: Record<ElementId, Place> = {};
  for (const [id, [x, y]] of corners) {
    const element = elements[id];
    if (element === undefined) continue;
    const [, , ...size] = element.at;
    places[toId<'element'>(id)] = [Math.round(x), Math.round(y), ...size] as Place;
  }
  moveElements(editor, places);
}
