import { useEffect } from 'react';
import { useSession } from '../session/session-context.ts';

/**
 * Ctrl or Cmd with Z and Y take the person's own steps back and do them again, also while typing in a shared text.
 * One-line fields keep their own undo until their draft is written.
 */
export function useUndoKeys(): void {
  const { undo } = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof HTMLInputElement) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) undo.undo();
      else if (key === 'y' || key === 'z') undo.redo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [undo]);
}
