import { useEffect } from 'react';
import { useSession } from '../session/session-context.ts';

/**
 * Ctrl or Cmd with Z and Y take the person's own steps back and do them again, also while typing in a shared text.
 * Fields that write a finished draft keep their own undo for it.
 */
export function useUndoKeys(): void {
  const { undo } = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('input, [data-draft]')) return;
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
