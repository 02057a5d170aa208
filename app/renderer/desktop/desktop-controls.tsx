import { useEffect } from 'react';
import { messages } from '../messages/messages.ts';
import { useNotify } from '../notices/notices.tsx';
import { useSession } from '../session/session-context.ts';
import { SharingControl } from './sharing-control.tsx';

/** What the desktop app can do and a browser cannot. Nothing where there is no desktop app around the page. */
export function DesktopControls() {
  const { boardId } = useSession();
  const notify = useNotify();
  const desktop = window.desktop;
  useEffect(
    () =>
      desktop?.onNews('server:failed', ({ message }) =>
        notify({ title: messages.desktop.serverFailed, message }),
      ),
    [notify],
  );
  if (desktop === undefined) return null;
  return <SharingControl desktop={desktop} boardId={boardId} />;
}
