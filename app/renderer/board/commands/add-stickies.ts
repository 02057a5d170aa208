import { addElements, type MadeKind } from '#models/edits/add-elements.ts';
import { boundsOf, type Rect, type Size, type Spot } from '#models/metamodel/geometry.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { type ElementKind, KINDS } from '#models/metamodel/kinds.ts';
import type { Place } from '#models/metamodel/model.ts';
import { edit, editBeforeTyping } from '../../session/edit.ts';
import { newId } from '../../session/new-id.ts';
import { middleOf } from '../scene/camera.ts';
import type { Board } from '../state/board.ts';
import { select, startEditing } from '../state/board-ui.ts';
import { customaryNextKind, placeToTheRight, STICKY_GAP } from './customary.ts';

export const MADE_KINDS = (Object.keys(KINDS) as ElementKind[]).filter(
  (kind): kind is MadeKind => kind !== 'image',
);

/** Lines beyond this are left to a second paste. */
export const MAX_PASTED_LINES = 500;

/** Puts an empty one with its middle at `centre` (default: a free place in the middle of the screen) and opens its text. */
export function addSticky(board: Board, kind: MadeKind, centre?: Spot): ElementId {
  const size = sizeOf(kind);
  const spot = centre ?? middleOf(board.camera);
  const wished = { x: spot.x - size.width / 2, y: spot.y - size.height / 2, ...size };
  return addAt(board, kind, centre || kind === 'frame' ? wished : nearestFree(board, wished));
}

/** The next of the same kind to the right of the selection, or the first one in the middle. */
export function addNext(board: Board): ElementId {
  return addBesideSelection(board, (kind) => kind);
}

/** The customary next kind to the right: after an actor a command, after an event a policy ... */
export function addCustomaryNext(board: Board): ElementId {
  return addBesideSelection(board, customaryNextKind);
}

/** One sticky a line, from left to right; in rows when there are many. All of it is one step to undo. */
export function addLines(board: Board, lines: readonly string[], kind: MadeKind): void {
  const size = sizeOf(kind);
  const origin = startOfLines(board, size);
  const perRow = Math.max(8, Math.ceil(Math.sqrt(lines.length * 2)));
  const entries = lines.slice(0, MAX_PASTED_LINES).map((text, position) => {
    const x = origin.x + (position % perRow) * (size.width + STICKY_GAP);
    const y = origin.y + Math.floor(position / perRow) * (size.height + STICKY_GAP);
    return [newId<ElementId>(), { kind, text, at: cornerAt({ x, y }) }] as const;
  });
  edit(board.session, (editor) => addElements(editor, Object.fromEntries(entries)));
  const ids = entries.map(([id]) => id);
  select(board.ui, ids);
  const around = boundsOf(ids.map((id) => board.scene.rectOf(id)).filter((rect) => rect !== undefined));
  if (around) board.camera.reveal(around);
}

/** The lines of a pasted text that say something, without list marks. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

function addBesideSelection(board: Board, next: (kind: ElementKind) => ElementKind): ElementId {
  const last = rightmostSelected(board);
  if (!last) return addSticky(board, 'event');
  const kind = next(last.kind);
  const made = kind === 'image' ? 'text' : kind;
  const place = placeToTheRight(last.rect, sizeOf(made), board.scene.index, (id) => isGround(board, id));
  return addAt(board, made, place);
}

function addAt(board: Board, kind: MadeKind, corner: Spot): ElementId {
  const id = newId<ElementId>();
  editBeforeTyping(board.session, (editor) => addElements(editor, { [id]: { kind, at: cornerAt(corner) } }));
  startEditing(board.ui, id, true);
  const rect = board.scene.rectOf(id);
  if (rect && kind !== 'frame') board.camera.reveal(rect);
  return id;
}

function rightmostSelected({ ui, scene }: Board): { kind: ElementKind; rect: Rect } | undefined {
  let last: { kind: ElementKind; rect: Rect } | undefined;
  for (const id of ui.getState().selection) {
    const element = scene.get(id);
    const rect = scene.rectOf(id);
    if (!element || !rect) continue;
    if (!last || rect.x + rect.width > last.rect.x + last.rect.width) last = { kind: element.kind, rect };
  }
  return last;
}

function nearestFree({ scene }: Board, wished: Rect): Rect {
  const taken = scene.query(wished).some((id) => scene.get(id)?.kind !== 'frame');
  if (!taken) return wished;
  const blocker = { ...wished, x: wished.x - STICKY_GAP - wished.width };
  return placeToTheRight(blocker, wished, scene.index, (id) => scene.get(id)?.kind === 'frame');
}

function startOfLines({ scene, camera }: Board, size: Size): Spot {
  const bounds = scene.bounds();
  if (!bounds) {
    const middle = middleOf(camera);
    return { x: middle.x - size.width * 3, y: middle.y - size.height };
  }
  return { x: bounds.x, y: bounds.y + bounds.height + 2 * STICKY_GAP };
}

function isGround({ scene }: Board, id: string): boolean {
  const kind = scene.get(id)?.kind;
  return kind === 'frame' || kind === 'image';
}

/** In whole board units. */
function cornerAt({ x, y }: Spot): Place {
  return [Math.round(x), Math.round(y)];
}

function sizeOf(kind: ElementKind): Size {
  const [width, height] = KINDS[kind].size;
  return { width, height };
}
