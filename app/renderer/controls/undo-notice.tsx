import { Button, CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { messages } from '../messages/messages.ts';
import { useSession } from '../session/session-context.ts';
import classes from './undo-notice.module.css';

interface UndoNotice {
  readonly text: string;
  /** The step that the button takes back. */
  readonly step: unknown;
}

/**
 * Says what was just deleted and offers to take it back. `announce` is called right after the edit; the notice
 * leaves by itself once that edit is no longer the person's last one, so that its button never takes back another.
 */
export function useUndoNotice() {
  const { undo } = useSession();
  const [notice, setNotice] = useState<UndoNotice | undefined>();

  useEffect(() => {
    if (!notice) return;
    const check = () => {
      if (undo.undoStack.at(-1) !== notice.step) setNotice(undefined);
    };
    undo.on('stack-item-added', check);
    undo.on('stack-item-popped', check);
    return () => {
      undo.off('stack-item-added', check);
      undo.off('stack-item-popped', check);
    };
  }, [undo, notice]);

  return {
    announce: (text: string) => setNotice({ text, step: undo.undoStack.at(-1) }),
    view: (
      <div className={classes.place} role="status">
        {notice && (
          <div className={classes.notice}>
            <span>{notice.text}</span>
            <Button size="compact-sm" variant="light" onClick={() => undo.undo()}>
              {messages.topBar.undo}
            </Button>
            <CloseButton size="sm" aria-label={messages.notice.close} onClick={() => setNotice(undefined)} />
          </div>
        )}
      </div>
    ),
  };
}
