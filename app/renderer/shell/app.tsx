import { useEffect, useState } from 'react';
import type { BoardId } from '#models/metamodel/ids.ts';
import { useRoute } from '../navigation/route.ts';
import { NoticesProvider } from '../notices/notices.tsx';
import { type BoardSession, openBoardSession } from '../session/board-session.ts';
import { createPendingModels, PendingModelsContext } from '../session/pending-models.ts';
import { SessionContext } from '../session/session-context.ts';
import { StartScreen } from '../start/start-screen.tsx';
import { BoardScreen } from './board-screen.tsx';
import { FileDrop } from './file-drop.tsx';

/** The whole window: the start screen or one board. */
export function App() {
  const route = useRoute();
  const [pendingModels] = useState(createPendingModels);
  return (
    <NoticesProvider>
      <PendingModelsContext value={pendingModels}>
        {route.screen === 'start' ? (
          <FileDrop>
            <StartScreen />
          </FileDrop>
        ) : (
          <WithSession key={route.boardId} boardId={route.boardId}>
            <BoardScreen
              place={route.place}
              select={route.select}
              file={route.file}
              get={route.get === true}
              rules={route.rules === true}
            />
          </WithSession>
        )}
      </PendingModelsContext>
    </NoticesProvider>
  );
}

interface WithSessionProps {
  readonly boardId: BoardId;
  readonly children: React.ReactNode;
}

/** Opens the board's session and closes it when the window goes elsewhere. */
function WithSession({ boardId, children }: WithSessionProps) {
  const [session, setSession] = useState<BoardSession>();
  useEffect(() => {
    const opened = openBoardSession({ boardId, serverUrl: serverUrl() });
    setSession(opened);
    return () => {
      opened.close().catch(reportError);
    };
  }, [boardId]);
  return session && <SessionContext value={session}>{children}</SessionContext>;
}

function serverUrl(): string {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${location.host}`;
}
