import { lazy, Suspense, useEffect } from 'react';
import { BoardPlace } from '../board/board-place.tsx';
import { usePendingModel } from '../board-files/use-board-files.ts';
import { ContextMapPlace } from '../context-map/context-map-place.tsx';
import { GlossaryPlace } from '../glossary/glossary-place.tsx';
import { messages } from '../messages/messages.ts';
import type { Place } from '../navigation/route.ts';
import { rememberBoard } from '../session/recent-boards.ts';
import { useHead, useSession, useStatus } from '../session/session-context.ts';
import { StoriesPlace } from '../stories/stories-place.tsx';
import classes from './board-screen.module.css';
import { FileDrop } from './file-drop.tsx';
import { RefusedBanner } from './refused-banner.tsx';
import { TopBar } from './top-bar.tsx';
import { UnreadBanner } from './unread-banner.tsx';

interface BoardScreenProps {
  readonly place: Place;
  readonly select: string | undefined;
  readonly file: string | undefined;
  readonly get: boolean;
  readonly rules: boolean;
}

// Few people read code: its colours and its tree come when somebody does.
const CodePlace = lazy(async () => ({ default: (await import('../code/code-place.tsx')).CodePlace }));

/** One board: the top bar and the place that is open. */
export function BoardScreen({ place, select, file, get, rules }: BoardScreenProps) {
  usePendingModel();
  useBoardTitle();
  return (
    <FileDrop>
      <div className={classes.screen}>
        <TopBar place={place} />
        <RefusedBanner />
        <UnreadBanner />
        {place === 'board' && <BoardPlace select={select} file={file} rules={rules} />}
        {place === 'map' && <ContextMapPlace />}
        {place === 'words' && <GlossaryPlace />}
        {place === 'stories' && <StoriesPlace />}
        {place === 'code' && (
          <Suspense>
            <CodePlace select={select} file={file} get={get} />
          </Suspense>
        )}
      </div>
    </FileDrop>
  );
}

/** The window's title, and the board's place in the list of recent ones. */
function useBoardTitle(): void {
  const { boardId } = useSession();
  const { name } = useHead();
  const loaded = useStatus((status) => status.loaded);
  useEffect(() => {
    document.title = `${name || messages.topBar.untitled} · ${messages.product}`;
    if (loaded) rememberBoard(localStorage, { id: boardId, name });
    return () => {
      document.title = messages.product;
    };
  }, [boardId, name, loaded]);
}
