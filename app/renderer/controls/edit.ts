import { useCallback } from 'react';
import type { Editor } from '#models/document/board-document.ts';
import { useSession } from '../session/session-context.ts';

/** Runs one gesture on the board as a step of its own, so that undo takes back just that. */
export type Edit = (gesture: (editor: Editor) => void) => void;

export function useEdit(): Edit {
  const { editor, undo } = useSession();
  return useCallback(
    (gesture) => {
      undo.stopCapturing();
      gesture(editor);
      undo.stopCapturing();
    },
    [editor, undo],
  );
}
