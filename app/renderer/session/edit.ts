import { useCallback } from 'react';
import type { Editor } from '#models/document/board-document.ts';
import type { BoardSession } from './board-session.ts';
import { useSession } from './session-context.ts';

type EditedSession = Pick<BoardSession, 'editor' | 'undo'>;

/**
 * Runs one gesture on the board as one transaction and as a step of its own, so that undo takes back just that. Nothing
 * else in the window decides where a step begins.
 */
export function edit<Value>(session: EditedSession, gesture: (editor: Editor) => Value): Value {
  const { editor, undo } = session;
  undo.stopCapturing();
  const value = editor.doc.transact(() => gesture(editor), editor.origin);
  undo.stopCapturing();
  return value;
}

/**
 * Like `edit`, but typing that follows at once joins the step: undo takes a new sticky away together with its first words.
 */
export function editBeforeTyping<Value>(session: EditedSession, gesture: (editor: Editor) => Value): Value {
  const { editor, undo } = session;
  undo.stopCapturing();
  return editor.doc.transact(() => gesture(editor), editor.origin);
}

/** Ends the step at hand. Call it where somebody begins or stops typing: what follows is a step of its own. */
export function endStep({ undo }: Pick<EditedSession, 'undo'>): void {
  undo.stopCapturing();
}

export type Edit = (gesture: (editor: Editor) => void) => void;

/** `edit` on the open board. */
export function useEdit(): Edit {
  const session = useSession();
  return useCallback((gesture) => edit(session, gesture), [session]);
}
