import { type ElementSelection, selectElements } from '#models/edits/element-selection.ts';
import { pasteElements } from '#models/edits/paste-elements.ts';
import { boundsOf, centreOf, overlaps, rectOf } from '#models/metamodel/geometry.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { edit } from '../../session/edit.ts';
import { newId } from '../../session/new-id.ts';
import { middleOf } from '../scene/camera.ts';
import { visibleRect } from '../scene/viewport.ts';
import type { Board } from '../state/board.ts';
import { select } from '../state/board-ui.ts';
import { addLines, splitLines } from './add-stickies.ts';
import { removeSelection, selectedIds, withFrameContents } from './change-elements.ts';

const format = 'stormwright-selection';
const maxPastedLetters = 5_000_000;
const pasteStep = 32;

/** The selection as text that this and other boards take back. Undefined when nothing is selected. */
export function copySelection(board: Board): string | undefined {
  const ids = [...withFrameContents(board, selectedIds(board))];
  if (ids.length === 0) return undefined;
  const selection = selectElements(board.session.store.getModel(), ids as ReturnType<typeof selectedIds>);
  return JSON.stringify({ format, ...selection }, null, 1);
}

export function cutSelection(board: Board): string | undefined {
  const text = copySelection(board);
  if (text !== undefined) removeSelection(board);
  return text;
}

/** Stickies come back as stickies, any other text as one sticky a line. What is no valid entry is left out. */
export function pasteText(board: Board, text: string): void {
  if (text.length > maxPastedLetters) return;
  const selection = parseSelection(text);
  if (selection) pasteSelection(board, selection);
  else if (text.trim() !== '') addLines(board, splitLines(text), 'event');
}

export function duplicateSelection(board: Board): void {
  const text = copySelection(board);
  const selection = text === undefined ? undefined : parseSelection(text);
  if (!selection) return;
  insert(board, selection, [pasteStep, pasteStep]);
}

/** A selection from the clipboard, where anybody may have put anything: only valid entries remain. */
export function parseSelection(text: string): ElementSelection | undefined {
  const input = parseJson(text);
  if (typeof input !== 'object' || input === null) return undefined;
  const { format: said, elements, relations } = input as Record<string, unknown>;
  if (said !== format) return undefined;
  const { model } = parseModel({
    format: 'stormwright-board',
    version: 1,
    id: 'clipboard',
    name: '',
    elements,
    relations,
  });
  return Object.keys(model.elements).length > 0 ? model : undefined;
}

/** Pastes beside the originals while they are on the screen, else in the middle of the screen. */
function pasteSelection(board: Board, selection: ElementSelection): void {
  const around = boundsOf(Object.values(selection.elements).map(rectOf));
  if (!around) return;
  const { camera } = board;
  const middle = middleOf(camera);
  const centre = centreOf(around);
  const isInView = overlaps(around, visibleRect(camera.viewport(), camera.size()));
  const isHere = Object.keys(selection.elements).some((id) => board.scene.get(id));
  insert(
    board,
    selection,
    isInView && isHere
      ? [pasteStep, pasteStep]
      : [Math.round(middle.x - centre.x), Math.round(middle.y - centre.y)],
  );
}

function insert(board: Board, selection: ElementSelection, offset: readonly [number, number]): void {
  const known = board.session.store.getSection('contexts');
  const pasted = edit(board.session, (editor) =>
    pasteElements(editor, withoutForeignContexts(selection, known), { offset, newId }),
  );
  select(board.ui, pasted);
}

/** A sticky of another board belongs to none of this board's contexts. */
function withoutForeignContexts(selection: ElementSelection, known: Model['contexts']): ElementSelection {
  const elements = Object.entries(selection.elements).map(([id, element]) => {
    const { context, ...rest } = element;
    return [id, context && known[context] ? element : rest] as const;
  });
  return { ...selection, elements: Object.fromEntries(elements) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Most of what people paste is plain text.
    return undefined;
  }
}
