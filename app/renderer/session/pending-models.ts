import { isEmptyBoard, writeModel } from '#models/document/board-document.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { BoardSession } from './board-session.ts';
import { newId } from './new-id.ts';

/** Boards on their way from a file or a template into their session, which has to be open and loaded first. */
const pending = new Map<BoardId, Model>();

/** Takes a model along to the board with its id; `fillPending` puts it there. */
export function carryModel(model: Model): BoardId {
  pending.set(model.id, model);
  return model.id;
}

/** As `carryModel`, under an id that no other board has. */
export function carryModelAsNew(model: Model): BoardId {
  return carryModel({ ...model, id: newId<BoardId>() });
}

/**
 * Puts the model that waits for this board into it, if the board is empty. A board with content is never
 * written over: the model is then carried to a new board, whose id is returned.
 */
export function fillPending(session: BoardSession): BoardId | undefined {
  const model = pending.get(session.boardId);
  if (!model) return undefined;
  pending.delete(session.boardId);
  if (!isEmptyBoard(session.doc)) {
    const isSame = JSON.stringify(session.store.getModel().elements) === JSON.stringify(model.elements);
    return isSame ? undefined : carryModelAsNew(model);
  }
  fillBoard(session, model);
  return undefined;
}

/** Fills an empty board. Undo does not reach behind it. */
export function fillBoard({ editor, undo, boardId }: BoardSession, model: Model): void {
  writeModel(editor, { ...model, id: boardId });
  undo.clear();
}
