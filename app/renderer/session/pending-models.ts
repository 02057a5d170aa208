import { createContext, useContext } from 'react';
import { addModel, placeModel } from '#models/document/place-model.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { BoardSession } from './board-session.ts';
import { newId } from './new-id.ts';

/**
 * Boards on their way from a file or a template into their session, which has to be open and loaded first. The window
 * owns one.
 */
export interface PendingModels {
  /** Keeps a model for the board with its id, until `place`. */
  stage(model: Model): BoardId;
  /** As `stage`, under an id that no other board has. */
  stageAsNew(model: Model): BoardId;
  /**
   * Puts the model that waits for this board into it, if the board is empty; undo does not reach behind that. A board
   * that says something else is never written over: the model is then staged for a new board, whose id is returned.
   */
  place(session: BoardSession): BoardId | undefined;
}

export function createPendingModels(): PendingModels {
  const pending = new Map<BoardId, Model>();
  const stage = (model: Model): BoardId => {
    pending.set(model.id, model);
    return model.id;
  };
  const stageAsNew = (model: Model): BoardId => stage({ ...model, id: newId<BoardId>() });
  return {
    stage,
    stageAsNew,
    place({ boardId, editor, undo }) {
      const model = pending.get(boardId);
      if (!model) return undefined;
      pending.delete(boardId);
      const placement = placeModel(editor, model);
      if (placement === 'seeded') undo.clear();
      return placement === 'kept' ? stageAsNew(model) : undefined;
    },
  };
}

/** Fills an empty wall; what stands on the board all the same stays as it is. Undo does not reach behind it. */
export function fillBoard({ editor, undo, boardId }: BoardSession, model: Model): void {
  addModel(editor, { ...model, id: boardId });
  undo.clear();
}

export const PendingModelsContext = createContext<PendingModels | undefined>(undefined);

/** The models that wait in this window. Only below the app. */
export function usePendingModels(): PendingModels {
  const pending = useContext(PendingModelsContext);
  if (!pending) throw new Error('usePendingModels needs a PendingModelsContext above it.');
  return pending;
}
