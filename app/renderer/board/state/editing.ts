import { removeElements } from '#models/edits/remove-elements.ts';
import { toId } from '#models/metamodel/ids.ts';
import { edit, endStep } from '../../session/edit.ts';
import type { Board } from './board.ts';
import { startEditing } from './board-ui.ts';

/** Opens an element's text for typing, which begins a new step to undo. */
export function editText(board: Board, id: string): void {
  const element = board.scene.get(id);
  if (!element || element.kind === 'image') return;
  endStep(board.session);
  startEditing(board.ui, id);
}

/** Ends typing. A sticky that was just made and is still empty goes away when the person steps `back` from it. */
export function stopEditing(board: Board, how: 'done' | 'back' = 'done'): void {
  const { editing } = board.ui.getState();
  if (!editing) return;
  board.ui.setState({ editing: undefined });
  endStep(board.session);
  if (how === 'back' && editing.fresh && board.scene.get(editing.id)?.text === '') {
    edit(board.session, (editor) => removeElements(editor, [toId<'element'>(editing.id)]));
  }
}
