import { addElements } from '#models/edits/add-elements.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { connectElements } from '#models/edits/connect-elements.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { boundsOf, centreOf, contains, grow, placeOf, type Rect } from '#models/metamodel/geometry.ts';
import { type ContextId, type ElementId, type RelationId, toId } from '#models/metamodel/ids.ts';
import type { Place } from '#models/metamodel/model.ts';
import { newId } from '../../session/new-id.ts';
import type { Board } from '../state/board.ts';
import { select } from '../state/board-ui.ts';

/** Each function here is one step to undo. */

export function selectedIds({ ui, scene }: Pick<Board, 'ui' | 'scene'>): ElementId[] {
  return [...ui.getState().selection].filter((id) => scene.get(id)).map((id) => toId<'element'>(id));
}

export function removeSelection(board: Board): void {
  const { relation } = board.ui.getState();
  const ids = selectedIds(board);
  if (ids.length === 0 && !relation) return;
  board.session.undo.stopCapturing();
  if (relation) removeEntry(board.session.editor, 'relations', relation);
  else removeElements(board.session.editor, ids);
  board.ui.setState({ selection: new Set(), relation: undefined });
}

/** Drops elements at the given corners; sizes stay. */
export function placeElements(board: Board, corners: ReadonlyMap<string, readonly [number, number]>): void {
  const places: Record<ElementId, Place> = {};
  for (const [id, [x, y]] of corners) {
    const element = board.scene.get(id);
    if (!element) continue;
    const [, , ...size] = element.at;
    places[toId<'element'>(id)] = [Math.round(x), Math.round(y), ...size] as Place;
  }
  board.session.undo.stopCapturing();
  moveElements(board.session.editor, places);
}

export function resizeElement(board: Board, id: string, rect: Rect): void {
  const element = board.scene.get(id);
  if (!element) return;
  const rounded = {
    x: Math.round(rect.x),
    y: Math.round(rect.y),
    width: Math.round(rect.width),
    height: Math.round(rect.height),
  };
  board.session.undo.stopCapturing();
  moveElements(board.session.editor, { [id]: placeOf(element.kind, rounded) });
}

export function nudgeSelection(board: Board, dx: number, dy: number): void {
  const corners = new Map<string, readonly [number, number]>();
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

/** A frame takes along what stands in it: whatever has its middle inside. */
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

export function togglePivotal(board: Board): void {
  const events = selectedIds(board).filter((id) => board.scene.get(id)?.kind === 'event');
  const allPivotal = events.every((id) => board.scene.pivotal().has(id));
  board.session.undo.stopCapturing();
  for (const id of events) {
    updateEntry(board.session.editor, 'elements', id, { pivotal: allPivotal ? undefined : true });
  }
}

/** Joins two elements; says why when they cannot be joined. */
export function connect(board: Board, one: string, other: string): string | undefined {
  board.session.undo.stopCapturing();
  const result = connectElements(
    board.session.editor,
    newId<RelationId>(),
    toId<'element'>(one),
    toId<'element'>(other),
  );
  return result.ok ? undefined : result.error.message;
}

const framePadding = 48;

/** Puts a frame around what is selected and opens its name. */
export function frameSelection(board: Board): void {
  const around = boundsOf(
    selectedIds(board)
      .map((id) => board.scene.rectOf(id))
      .filter((rect) => rect !== undefined),
  );
  if (!around) return;
  const id = newId<ElementId>();
  board.session.undo.stopCapturing();
  addElements(board.session.editor, {
    [id]: { kind: 'frame', text: '', at: placeOf('frame', grow(around, framePadding)) },
  });
  board.ui.setState({ editing: { id, fresh: true }, selection: new Set([id]), relation: undefined });
}

/** Makes the frame the place of a new context that bears its name. */
export function makeContextOfFrame(board: Board, frame: string): void {
  const element = board.scene.get(frame);
  if (element?.kind !== 'frame') return;
  const id = newId<ContextId>();
  const { doc, editor, undo } = board.session;
  undo.stopCapturing();
  doc.transact(() => {
    addEntry(editor, 'contexts', id, { name: element.text });
    updateEntry(editor, 'elements', frame, { context: id });
  }, editor.origin);
}

export function selectAll({ ui, scene }: Board): void {
  select(ui, scene.elements().keys());
}
