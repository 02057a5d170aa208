import type { MadeKind } from '#models/edits/add-elements.ts';
import { boundsOf } from '#models/metamodel/geometry.ts';
import { KINDS } from '#models/metamodel/kinds.ts';
import { messages } from '../../messages/messages.ts';
import { middleOf } from '../scene/camera.ts';
import type { Board } from '../state/board.ts';
import { type Panel, select } from '../state/board-ui.ts';
import { editText, stopEditing } from '../state/editing.ts';
import { addCustomaryNext, addNext, addSticky, MADE_KINDS } from './add-stickies.ts';
import {
  frameSelection,
  nudgeSelection,
  removeSelection,
  selectAll,
  selectedIds,
  togglePivotalSelection,
} from './change-elements.ts';
import { duplicateSelection } from './clipboard.ts';
import { type Direction, neighbourOf } from './navigation.ts';

/** Something a person can ask the board for, by key, by the command list or by a button. */
export interface BoardCommand {
  readonly label: string;
  readonly run: (board: Board) => void;
  /** As printed on the key sheet and matched by `findCommand`: `mod` is Cmd or Ctrl. */
  readonly keys?: string;
}

const words = messages.commands;

/** What the command list shows; `nameOf` tells what the team calls a kind. */
export function listCommands(nameOf: (kind: MadeKind) => string): readonly BoardCommand[] {
  const added = MADE_KINDS.map((kind) => ({
    label: words.addKind(nameOf(kind)),
    keys: KINDS[kind].shortcut,
    run: (board: Board) => void addSticky(board, kind),
  }));
  return [...added, ...commands];
}

const commands: readonly BoardCommand[] = [
  { label: messages.keys.next, keys: 'enter', run: (board) => void addNext(board) },
  { label: messages.keys.customary, keys: 'tab', run: (board) => void addCustomaryNext(board) },
  { label: messages.keys.editText, keys: 'f2', run: editSelected },
  { label: words.delete, keys: 'delete', run: removeSelection },
  { label: words.duplicate, keys: 'mod+d', run: duplicateSelection },
  { label: words.selectAll, keys: 'mod+a', run: selectAll },
  { label: words.frameSelection, keys: 'shift+f', run: frameSelection },
  { label: words.pivotal, keys: 'shift+p', run: togglePivotalSelection },
  { label: messages.topBar.undo, keys: 'mod+z', run: ({ session }) => void session.undo.undo() },
  { label: messages.topBar.redo, keys: 'mod+shift+z', run: ({ session }) => void session.undo.redo() },
  { label: words.fitAll, keys: '1', run: fitAll },
  { label: words.fitSelection, keys: '2', run: fitSelection },
  { label: words.actualSize, keys: '0', run: ({ camera }) => camera.zoomTo(1) },
  {
    label: messages.board.zoomIn,
    keys: '+',
    run: ({ camera }) => camera.zoomTo(camera.viewport().zoom * 1.25),
  },
  {
    label: messages.board.zoomOut,
    keys: '-',
    run: ({ camera }) => camera.zoomTo(camera.viewport().zoom / 1.25),
  },
  { label: words.details, keys: 'i', run: focusDetails },
  { label: words.code, keys: 'k', run: toggleCode },
  { label: words.search, keys: '/', run: open('search') },
  { label: words.paste, run: open('paste') },
  { label: words.rules, run: open('rules') },
  { label: words.keys, keys: '?', run: open('keys') },
];

const hidden: readonly BoardCommand[] = [
  { label: words.delete, keys: 'backspace', run: removeSelection },
  { label: messages.topBar.redo, keys: 'mod+y', run: ({ session }) => void session.undo.redo() },
  { label: words.search, keys: 'mod+f', run: open('search') },
  { label: messages.topBar.commands, keys: 'mod+k', run: open('commands') },
  { label: messages.keys.back, keys: 'escape', run: stepBack },
  ...arrows('', (board, [dx, dy], direction) => moveOrWalk(board, dx * 10, dy * 10, direction)),
  ...arrows('shift+', (board, [dx, dy], direction) => moveOrWalk(board, dx * 100, dy * 100, direction)),
  ...arrows('alt+', (board, _, direction) => walk(board, direction)),
];

const withKeys = [...listCommands((kind) => KINDS[kind].label), ...hidden];

interface KeyPress {
  readonly key: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key press, if it has one. Shift counts only where it does not already make another character. */
export function findCommand(press: KeyPress): BoardCommand | undefined {
  const key = press.key.toLowerCase();
  const name =
    { arrowleft: 'left', arrowright: 'right', arrowup: 'up', arrowdown: 'down', '=': '+' }[key] ?? key;
  const isSign = name.length === 1 && !/[a-z0-9]/.test(name);
  const keys = [
    (press.metaKey || press.ctrlKey) && 'mod',
    press.altKey && 'alt',
    press.shiftKey && !isSign && 'shift',
    name,
  ]
    .filter(Boolean)
    .join('+');
  return withKeys.find((command) => command.keys === keys);
}

export function fitAll({ scene, camera }: Board): void {
  const bounds = scene.bounds();
  if (bounds) camera.show(bounds);
}

export function fitSelection(board: Board): void {
  const around = boundsOfSelection(board);
  if (around) board.camera.show(around, 1.5);
}

/** Moves the view no further than it takes to have the selection on the screen. */
export function revealSelection(board: Board): void {
  const around = boundsOfSelection(board);
  if (around) board.camera.reveal(around);
}

function boundsOfSelection(board: Board) {
  const rects = selectedIds(board).map((id) => board.scene.rectOf(id));
  return boundsOf(rects.filter((rect) => rect !== undefined));
}

/** Selects one element and brings it on the screen, near enough to read. */
export function jumpTo({ ui, scene, camera }: Board, id: string): void {
  const rect = scene.rectOf(id);
  if (!rect) return;
  select(ui, [id]);
  if (camera.viewport().zoom < 0.5) camera.show(rect);
  else camera.reveal(rect);
}

function editSelected(board: Board): void {
  const [id] = selectedIds(board);
  if (id) editText(board, id);
}

/** Shows the code of the selection below the wall, or puts it away. */
export function toggleCode({ ui }: Board): void {
  ui.setState(({ codeOpen }) => ({ codeOpen: !codeOpen }));
}

/** Brings the keys to the details of the selection; Esc there brings them back. */
function focusDetails({ ui }: Board): void {
  ui.setState({ inspectorOpen: true });
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-inspector] :is(input, textarea)')?.focus(),
  );
}

/** From the innermost thing outwards: panel, text, selection. */
function stepBack(board: Board): void {
  const { panel, editing, selection, relation } = board.ui.getState();
  if (panel) board.ui.setState({ panel: undefined });
  else if (editing) stopEditing(board, 'back');
  else if (selection.size > 0 || relation) select(board.ui, []);
}

function open(panel: Panel) {
  return ({ ui }: Board) => ui.setState({ panel });
}

/** Moves what is selected; with nothing selected the arrows look for something to select. */
function moveOrWalk(board: Board, dx: number, dy: number, direction: Direction): void {
  if (selectedIds(board).length > 0) nudgeSelection(board, dx, dy);
  else walk(board, direction);
}

function walk(board: Board, direction: Direction): void {
  const { scene, camera } = board;
  const [current] = selectedIds(board);
  const rect = current && scene.rectOf(current);
  const candidates = [...scene.elements().keys()]
    .filter((id) => id !== current && scene.get(id)?.kind !== 'frame')
    .map((id) => [id, scene.rectOf(id)] as const)
    .filter((entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined);
  const from = rect ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 } : middleOf(camera);
  const next = neighbourOf(from, direction, candidates);
  if (next) jumpTo(board, next);
}

function arrows(
  prefix: string,
  run: (board: Board, step: readonly [number, number], direction: Direction) => void,
): BoardCommand[] {
  const steps = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;
  return (Object.keys(steps) as Direction[]).map((direction) => ({
    label: messages.keys.moveBy,
    keys: `${prefix}${direction}`,
    run: (board: Board) => run(board, steps[direction], direction),
  }));
}
