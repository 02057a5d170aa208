import { connectElements } from '#models/edits/connect-elements.ts';
import { dropElements } from '#models/edits/drop-elements.ts';
import { frameElements } from '#models/edits/frame-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { togglePivotal } from '#models/edits/toggle-pivotal.ts';
import { boundsOf, centreOf, contains, type Point } from '#models/metamodel/geometry.ts';
import { type ElementId, type RelationId, toId } from '#models/metamodel/ids.ts';
import { describeConnectionRefusal } from '../../messages/describe-connection-refusal.ts';
import { edit, editBeforeTyping } from '../../session/edit.ts';
import { newId } from '../../session/new-id.ts';
import type { Board } from '../state/board.ts';
import { select, startEditing } from '../state/board-ui.ts';

export function selectedIds({ ui, scene }: Pick<Board, 'ui' | 'scene'>): ElementId[] {
  return [...ui.getState().selection].filter((id) => scene.get(id)).map((id) => toId<'element'>(id));
}

export function removeSelection(board: Board): void {
  const { relation } = board.ui.getState();
  const ids = selectedIds(board);
  if (ids.length === 0 && !relation) return;
  edit(board.session, (editor) =>
    relation ? removeEntry(editor, 'relations', relation) : removeElements(editor, ids),
  );
  board.ui.setState({ selection: new Set(), relation: undefined });
}

/** Drops elements at the given corners, as one step to undo. Their sizes stay. */
export function placeElements({ session }: Board, corners: ReadonlyMap<string, Point>): void {
  edit(session, (editor) => dropElements(editor, session.store.getSection('elements'), corners));
}

export function nudgeSelection(board: Board, dx: number, dy: number): void {
  const corners = new Map<string, Point>();
  for (const id of withFrameContents(board, selectedIds(board))) {
    const at = board.scene.get(id)?.at;
    if (at) corners.set(id, [at[0] + dx, at[1] + dy]);
  }
  if (corners.size === 0) return;
  placeElements(board, corners);
  const around = boundsOf(
    [...corners.keys()].map((id) => board.scene.rectOf(id)).filter((rect) => rect !== undefined),
  );
  if (around) board.camera.reveal(around);
}

/** The elements, and with each frame what stands in it: the smaller elements whose center is inside. */
export function withFrameContents({ scene }: Pick<Board, 'scene'>, ids: Iterable<string>): Set<string> {
  const all = new Set<string>(ids);
  for (const id of [...all]) {
    const frame = scene.get(id)?.kind === 'frame' ? scene.rectOf(id) : undefined;
    if (!frame) continue;
    for (const other of scene.query(frame)) {
      const rect = scene.rectOf(other);
      const fits =
        rect && contains(frame, centreOf(rect)) && rect.width * rect.height < frame.width * frame.height;
      if (fits) all.add(other);
    }
  }
  return all;
}

/** Puts a frame around the selection and opens its name for typing. Undo takes the frame away together with its name. */
export function frameSelection(board: Board): void {
  const elements = selectedIds(board).map((id) => board.scene.get(id));
  if (elements.length === 0) return;
  const id = newId<ElementId>();
  editBeforeTyping(board.session, (editor) =>
    frameElements(
      editor,
      id,
      elements.filter((element) => element !== undefined),
    ),
  );
  startEditing(board.ui, id, true);
}

export function togglePivotalSelection(board: Board): void {
  edit(board.session, (editor) => togglePivotal(editor, selectedIds(board)));
}

/** Connects two elements. Returns why they cannot be connected, in words. */
export function connect({ session }: Board, one: string, other: string): string | undefined {
  const result = edit(session, (editor) =>
    connectElements(editor, newId<RelationId>(), toId<'element'>(one), toId<'element'>(other)),
  );
  return result.ok ? undefined : describeConnectionRefusal(result.error, session.store.getHead().legend);
}

export function selectAll({ ui, scene }: Board): void {
  select(ui, scene.elements().keys());
}
