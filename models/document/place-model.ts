import type * as Y from 'yjs';
import { isEqualJson } from '../metamodel/json.ts';
import { type Model, SECTION_NAMES } from '../metamodel/model.ts';
import { headOf } from '../metamodel/print-board.ts';
import {
  type Editor,
  hasEntry,
  isEmptyBoard,
  isFreeInHead,
  readModel,
  writeModel,
} from './board-document.ts';

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

/**
 * Puts a model beside what stands on a board. Nothing that is there is replaced, whether it can be read or not: neither an entry nor
 * a property of the board. What could not be read of the model is left out.
 */
export function addModel(editor: Editor, model: Model): void {
  const { doc, origin } = editor;
  doc.transact(() => {
    const head = Object.entries(headOf(model)).filter(([key]) => isFreeInHead(doc, key));
    const sections = SECTION_NAMES.map((section) => {
      const free = Object.entries(model[section]).filter(([id]) => !hasEntry(doc, section, id));
      return [section, Object.fromEntries(free)] as const;
    });
    writeModel(editor, Object.fromEntries([...head, ...sections]) as unknown as Model);
  }, origin);
}

/** Whether a document says all that a model says, and nothing else. The id does not count: it is where the board stands. */
function isSameBoard(doc: Y.Doc, model: Model): boolean {
  return isEqualJson({ ...readModel(doc).model, id: model.id }, model);
}
