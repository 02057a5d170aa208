import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronsRight, IconInfoCircle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { boundsOf } from '#models/metamodel/geometry.ts';
import { messages } from '../../messages/messages.ts';
import { selectedIds } from '../commands/change-elements.ts';
import { type Board, useBoard, useBoardUi } from '../state/board.ts';
import { ElementDetails } from './element-details.tsx';
import classes from './inspector.module.css';
import { RelationDetails } from './relation-details.tsx';
import { SelectionDetails } from './selection-details.tsx';

const words = messages.inspector;

/** Details of what is selected, beside the wall. Folds to a button; it is not there while people point or type. */
export function Inspector() {
  const board = useBoard();
  const { ui } = board;
  const isOpen = useBoardUi((state) => state.inspectorOpen);
  const selection = useBoardUi((state) => state.selection);
  const relation = useBoardUi((state) => state.relation);
  const isBusy = useBoardUi((state) => state.pointing || state.editing !== undefined);
  const [first] = selection;
  const isShown = !isBusy && (first !== undefined || relation !== undefined);
  useRoomFor(board, isShown && isOpen);
  if (!isShown) return null;
  if (!isOpen) {
    return (
      <Tooltip label={words.unfold} position="left">
        <ActionIcon
          className={classes.unfold}
          variant="default"
          size="lg"
          aria-label={words.unfold}
          data-panel
          onClick={() => ui.setState({ inspectorOpen: true })}
        >
          <IconInfoCircle size={18} />
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <aside
      className={classes.inspector}
      aria-label={words.title}
      data-panel
      data-inspector
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        event.currentTarget.closest('main')?.querySelector<HTMLElement>('[data-wall]')?.focus();
      }}
    >
      <ActionIcon
        className={classes.fold}
        variant="subtle"
        color="gray"
        aria-label={words.fold}
        onClick={() => ui.setState({ inspectorOpen: false })}
      >
        <IconChevronsRight size={18} />
      </ActionIcon>
      {relation && <RelationDetails id={relation} />}
      {selection.size === 1 && first !== undefined && <ElementDetails key={first} id={first} />}
      {selection.size > 1 && <SelectionDetails />}
    </aside>
  );
}

/** The inspector never covers what it is about: the wall makes room when it opens. */
function useRoomFor(board: Board, isOpen: boolean): void {
  useEffect(() => {
    board.camera.makeRoom(isOpen);
    if (!isOpen) return;
    const rects = selectedIds(board).map((id) => board.scene.rectOf(id));
    const around = rects.length === 1 ? boundsOf(rects.filter((rect) => rect !== undefined)) : undefined;
    const fits = around && around.width * board.camera.viewport().zoom < board.camera.size().width / 2;
    if (around && fits) board.camera.reveal(around);
  }, [board, isOpen]);
}
