import type * as Y from 'yjs';
import { isEqualJson } from '../metamodel/json.ts';
import type { Model } from '../metamodel/model.ts';
import { type Editor, isEmptyBoard, readModel, writeModel } from './board-document.ts';

/**
 * What became of a model that was offered to a board: `same` when the board says the same already, `kept` when it says something
 * else and stays as it is.
 */
export type Placement = 'seeded' | 'same' | 'kept';

/** Puts a model on the board with its id, if that board is empty. A board on which anything stands is left as it is. */
export function placeModel(editor: Editor, model: Model): Placement {
  if (isEmptyBoard(editor.doc)) {
    writeModel(editor, model);
    return 'seeded';
  }
  return isSameBoard(editor.doc, model) ? 'same' : 'kept';
}

/** Whether a document says all that a model says, and nothing else. The id does not count: it is where the board stands. */
function isSameBoard(doc: Y.Doc, model: Model): boolean {
  return isEqualJson({ ...readModel(doc).model, id: model.id }, model);
}
