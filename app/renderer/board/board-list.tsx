import { useEffect, useState } from 'react';
import { rectOf } from '#models/metamodel/geometry.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { messages } from '../messages/messages.ts';
import { useKindName } from '../session/use-kind-name.ts';
import { jumpTo } from './commands/board-commands.ts';
import { byTimeline } from './commands/navigation.ts';
import { type Board, useBoard } from './state/board.ts';

const refreshMs = 1_000;

/** The wall for those who do not see it: everything on it in timeline order. Choosing one goes there. */
export function BoardList() {
  const board = useBoard();
  const nameOf = useKindName();
  const entries = useTimeline(board);
  return (
    <nav className="sr-only" aria-label={messages.board.list}>
      <ol>
        {entries.map(([id, element]) => (
          <li key={id}>
            <button type="button" tabIndex={-1} onClick={() => jumpTo(board, id)}>
              {messages.board.stickyLabel(nameOf(element.kind), element.text)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Follows the wall at a calm pace: a list of ten thousand is not rebuilt with every letter. */
function useTimeline(board: Board): readonly (readonly [string, BoardElement])[] {
  const [entries, setEntries] = useState<readonly (readonly [string, BoardElement])[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      setEntries(
        [...board.scene.elements()].sort(([, one], [, other]) => byTimeline(rectOf(one), rectOf(other))),
      );
    };
    const refreshSoon = () => {
      timer ??= setTimeout(refresh, refreshMs);
    };
    refreshSoon();
    const stop = board.session.store.subscribe((changes) => changes.has('elements') && refreshSoon());
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [board]);
  return entries;
}
