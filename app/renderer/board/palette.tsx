import { Tooltip } from '@mantine/core';
import type { DragEvent } from 'react';
import type { MadeKind } from '#models/edits/add-elements.ts';
import { KINDS } from '#models/metamodel/kinds.ts';
import { messages } from '../messages/messages.ts';
import { useHead } from '../session/session-context.ts';
import { useKindName } from '../session/use-kind-name.ts';
import { addSticky, MADE_KINDS } from './commands/add-stickies.ts';
import classes from './palette.module.css';
import { toBoard } from './scene/viewport.ts';
import { useBoard } from './state/board.ts';
import { KindShape } from './sticky/kind-shape.tsx';

const paletteReach = 108;

/** What can be put on the wall: click, drag, or press its key. */
export function Palette() {
  const board = useBoard();
  const { legend } = useHead();
  const nameOf = useKindName();
  const drop = (kind: MadeKind, event: DragEvent<HTMLElement>) => {
    const wall = event.currentTarget.closest('main')?.getBoundingClientRect();
    if (!wall || event.clientX === 0) return;
    const isOnPalette = event.clientX < wall.left + paletteReach;
    if (isOnPalette) return;
    const screen = { x: event.clientX - wall.left, y: event.clientY - wall.top };
    addSticky(board, kind, toBoard(board.camera.viewport(), screen));
  };
  return (
    <div
      className={classes.palette}
      role="toolbar"
      aria-label={messages.palette.title}
      aria-orientation="vertical"
      data-panel
    >
      {MADE_KINDS.map((kind) => {
        const { shortcut, hint } = KINDS[kind];
        const name = nameOf(kind);
        return (
          <Tooltip
            key={kind}
            position="right"
            multiline
            maw={260}
            label={
              <>
                <strong>{name}</strong>
                <br />
                {hint}
              </>
            }
          >
            <button
              type="button"
              className={classes.item}
              aria-label={messages.palette.add(name, shortcut.toUpperCase())}
              draggable
              onClick={() => addSticky(board, kind)}
              onDragStart={(event) => event.dataTransfer.setData('text/x-stormwright-kind', kind)}
              onDragEnd={(event) => drop(kind, event)}
            >
              <KindShape kind={kind} />
              <span className={classes.name}>{legend?.[kind] || messages.palette.short[kind]}</span>
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
