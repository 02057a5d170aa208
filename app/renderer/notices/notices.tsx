import { ActionIcon, Button, Paper } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { messages } from '../messages/messages.ts';
import classes from './notices.module.css';

/** Something a person should know; it stays until they close it or the next one comes. */
export interface Notice {
  readonly title?: string;
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const NotifyContext = createContext<(notice: Notice) => void>(() => {});

/** Shows a notice at the bottom of the window. Nothing is ever blocked by it. */
export function useNotify(): (notice: Notice) => void {
  return useContext(NotifyContext);
}

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  const close = useCallback(() => setNotice(undefined), []);
  const notify = useMemo(() => setNotice as (notice: Notice) => void, []);
  return (
    <NotifyContext value={notify}>
      {children}
      <div className={classes.place} aria-live="polite">
        {notice && <NoticeCard notice={notice} close={close} />}
      </div>
    </NotifyContext>
  );
}

function NoticeCard({ notice, close }: { readonly notice: Notice; readonly close: () => void }) {
  const { title, message, action } = notice;
  return (
    <Paper className={classes.card} role="status" data-panel>
      <div>
        {title && <strong className={classes.title}>{title}</strong>}
        <p className={classes.message}>{message}</p>
      </div>
      {action && (
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            action.run();
            close();
          }}
        >
          {action.label}
        </Button>
      )}
      <ActionIcon variant="subtle" color="gray" aria-label={messages.notice.close} onClick={close}>
        <IconX size={16} />
      </ActionIcon>
    </Paper>
  );
}
