import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconLink, IconStack2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { renameBoard } from '#models/edits/rename-board.ts';
import { DesktopControls } from '../desktop/desktop-controls.tsx';
import { messages } from '../messages/messages.ts';
import { goTo, PLACES, type Place, printRoute } from '../navigation/route.ts';
import { useNotify } from '../notices/notices.tsx';
import { endStep } from '../session/edit.ts';
import { useHead, useSession } from '../session/session-context.ts';
import { BoardMenu } from './board-menu.tsx';
import { People } from './people.tsx';
import { SaveBadge } from './save-badge.tsx';
import classes from './top-bar.module.css';

const words = messages.topBar;

/** Where one is, what the board is called, whether it is safe, who is here. */
export function TopBar({ place }: { readonly place: Place }) {
  const { boardId } = useSession();
  return (
    <header className={classes.bar}>
      <Tooltip label={words.home}>
        <ActionIcon
          component="a"
          href={printRoute({ screen: 'start' })}
          variant="subtle"
          color="gray"
          aria-label={words.home}
        >
          <IconStack2 size={20} />
        </ActionIcon>
      </Tooltip>
      <BoardName />
      <SaveBadge />
      <nav className={classes.places} aria-label={messages.product}>
        <SegmentedControl
          size="sm"
          value={place}
          onChange={(next) => goTo({ screen: 'board', boardId, place: next as Place })}
          data={PLACES.map((name) => ({ value: name, label: messages.places[name] }))}
        />
      </nav>
      <UndoButtons />
      <DesktopControls />
      <People />
      <ShareButton />
      <BoardMenu />
    </header>
  );
}

function BoardName() {
  const session = useSession();
  const { name } = useHead();
  return (
    <span className={classes.nameBox} data-value={name || words.untitled}>
      <input
        className={classes.name}
        aria-label={words.boardName}
        placeholder={words.untitled}
        value={name}
        maxLength={120}
        size={1}
        onFocus={() => endStep(session)}
        onChange={(event) => renameBoard(session.editor, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </span>
  );
}

function UndoButtons() {
  const { undo } = useSession();
  const [can, setCan] = useState({ undo: false, redo: false });
  useEffect(() => {
    const refresh = () => setCan({ undo: undo.canUndo(), redo: undo.canRedo() });
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
    for (const event of events) undo.on(event, refresh);
    refresh();
    return () => {
      for (const event of events) undo.off(event, refresh);
    };
  }, [undo]);
  return (
    <div className={classes.group}>
      <Tooltip label={words.undo}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.undo}
          disabled={!can.undo}
          onClick={() => undo.undo()}
        >
          <IconArrowBackUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={words.redo}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.redo}
          disabled={!can.redo}
          onClick={() => undo.redo()}
        >
          <IconArrowForwardUp size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

function ShareButton() {
  const notify = useNotify();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      notify({ message: isLoopback(location.hostname) ? words.shareHere : words.shareDone });
    } catch {
      // Plain http addresses may not touch the clipboard: then the person copies by hand.
      notify({ message: words.shareByHand(location.href) });
    }
  };
  return (
    <Tooltip label={words.share}>
      <ActionIcon variant="subtle" color="gray" aria-label={words.share} onClick={copy}>
        <IconLink size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
