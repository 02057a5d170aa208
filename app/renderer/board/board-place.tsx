import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { messages } from '../messages/messages.ts';
import { changeRoute } from '../navigation/route.ts';
import { useNotify } from '../notices/notices.tsx';
import { useSession, useStatus } from '../session/session-context.ts';
import { BoardFlow } from './board-flow.tsx';
import { BoardList } from './board-list.tsx';
import { BoardPanels } from './board-panels.tsx';
import classes from './board-place.module.css';
import { fitAll, jumpTo, revealSelection } from './commands/board-commands.ts';
import { EmptyBoard } from './empty-board.tsx';
import { attachGestures } from './gestures/gestures.ts';
import { attachKeyboard } from './gestures/keyboard.ts';
import { Inspector } from './inspector/inspector.tsx';
import { FrameOverlay } from './paint/frame-overlay.tsx';
import { BackCanvas, FrontCanvas } from './paint/wall-canvases.tsx';
import { Palette } from './palette.tsx';
import { type Board, BoardContext, createBoard, useBoard, useBoardUi } from './state/board.ts';
import { ZoomCorner } from './zoom-corner.tsx';

// Few people read code: what shows it comes when somebody does.
const CodeDock = lazy(async () => ({ default: (await import('../code/code-dock.tsx')).CodeDock }));

interface BoardPlaceProps {
  /** An element to jump to, from the address. */
  readonly select: string | undefined;
  /** A file of its code to show below the wall, from the address. */
  readonly file: string | undefined;
  /** Whether the rules of the board are open over the wall, from the address. */
  readonly rules: boolean;
}

/** The wall with everything around it. */
export function BoardPlace({ select, file, rules }: BoardPlaceProps) {
  const session = useSession();
  const [board, setBoard] = useState<Board>();
  useEffect(() => {
    const opened = createBoard(session);
    setBoard(opened);
    return () => opened.close();
  }, [session]);
  return (
    board && (
      <BoardContext value={board}>
        <div className={classes.screen}>
          <Wall select={select} file={file} rules={rules} />
          <Code select={select} file={file} />
        </div>
      </BoardContext>
    )
  );
}

function Wall(props: BoardPlaceProps) {
  const loaded = useStatus((status) => status.loaded);
  const ref = useWallInput();
  useFirstLook(props.select);
  useRulesFromAddress(props);
  return (
    <main className={classes.place} aria-label={messages.places.board}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the wall takes the keys of the board */}
      <section ref={ref} className={classes.wall} aria-label={messages.board.label} tabIndex={0} data-wall>
        <BackCanvas />
        <BoardFlow />
        <FrameOverlay />
        <FrontCanvas />
      </section>
      {loaded ? <EmptyBoard /> : <p className={classes.loading}>{messages.board.loading}</p>}
      <Palette />
      <ZoomCorner />
      <Inspector />
      <BoardPanels />
      <BoardList />
    </main>
  );
}

/** The code of the selection, below the wall, which gets smaller and keeps the selection in view. */
function Code({ select, file }: Omit<BoardPlaceProps, 'rules'>) {
  const board = useBoard();
  useEffect(() => {
    if (file !== undefined) board.ui.setState({ codeOpen: true });
  }, [board, file]);
  const isOpen = useBoardUi((state) => state.codeOpen);
  const selection = useBoardUi((state) => state.selection);
  const relation = useBoardUi((state) => state.relation);
  useEffect(() => {
    if (!isOpen) return;
    const { camera } = board;
    let { height } = camera.size();
    return camera.subscribe(() => {
      const isSmaller = camera.size().height < height;
      height = camera.size().height;
      if (isSmaller) revealSelection(board);
    });
  }, [board, isOpen]);
  return (
    isOpen && (
      <Suspense>
        <CodeDock
          selection={selection}
          relation={relation}
          file={select !== undefined && selection.has(select) ? file : undefined}
          onSelect={(id) => jumpTo(board, id)}
          onClose={() => {
            board.ui.setState({ codeOpen: false });
            focusWall();
          }}
          onLeave={focusWall}
        />
      </Suspense>
    )
  );
}

function focusWall(): void {
  document.querySelector<HTMLElement>('[data-wall]')?.focus({ preventScroll: true });
}

function useWallInput() {
  const ref = useRef<HTMLElement>(null);
  const board = useBoard();
  const notify = useNotify();
  useEffect(() => {
    const surface = ref.current;
    if (!surface) return;
    const stopGestures = attachGestures(board, surface, (message) => notify({ message }));
    const stopKeyboard = attachKeyboard(board, surface);
    surface.focus({ preventScroll: true });
    return () => {
      stopGestures();
      stopKeyboard();
    };
  }, [board, notify]);
  return ref;
}

/** When the board arrives: everything of it, or the element that the address names. */
function useFirstLook(select: string | undefined): void {
  const board = useBoard();
  useEffect(() => {
    const { scene, camera } = board;
    let known = 0;
    const look = () => {
      const size = scene.index.size;
      // What one person adds by hand comes one by one; this many at once are a board that was loaded or filled.
      const isNamed = select !== undefined && scene.get(select) !== undefined;
      const arrived = known === 0 && (size >= 3 || isNamed);
      if (camera.size().width <= 1) return;
      known = size;
      if (!arrived) return;
      if (isNamed) jumpTo(board, select);
      else fitAll(board);
    };
    look();
    const stops = [scene.subscribe(look), camera.subscribe(look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [board, select]);
}

/** Opens the panel that the address asks for. When it closes, the address no longer does. */
function useRulesFromAddress({ select, file, rules }: BoardPlaceProps): void {
  const board = useBoard();
  const { boardId } = board.session;
  useEffect(() => {
    if (!rules) return;
    board.ui.setState({ panel: 'rules' });
    return board.ui.subscribe(({ panel }) => {
      if (panel === 'rules') return;
      changeRoute({
        screen: 'board',
        boardId,
        place: 'board',
        ...(select && { select }),
        ...(file && { file }),
      });
    });
  }, [board, boardId, select, file, rules]);
}
