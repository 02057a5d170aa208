// @vitest-environment happy-dom
import { describe, expect, it, test } from 'vitest';
import {
  findCommand,
  fitAll,
  fitSelection,
  jumpTo,
  listCommands,
  revealSelection,
} from '#app/renderer/board/commands/board-commands.ts';
import { select, startEditing } from '#app/renderer/board/state/board-ui.ts';
import { messages } from '#app/renderer/messages/messages.ts';
import { type ElementKind, KINDS } from '#models/metamodel/kinds.ts';
import { openBoard, stickies } from '#tests/support/board-under-test.ts';

const bare = { metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };
const press = (key: string, held: Partial<typeof bare> = {}) => findCommand({ ...bare, ...held, key });
const words = messages.commands;
const nameOf = (kind: ElementKind) => (kind === 'policy' ? 'Rule of thumb' : KINDS[kind].label);

const elements = stickies({
  clerk: ['actor', 200, 200],
  place: ['command', 400, 200],
  area: ['frame', 380, 180],
  away: ['event', 5_000, 200],
});

describe('a key', () => {
  it.each([
    ['e', {}, words.addKind('Domain event')],
    ['E', {}, words.addKind('Domain event')],
    ['d', { metaKey: true }, words.duplicate],
    ['d', { ctrlKey: true }, words.duplicate],
    ['Z', { metaKey: true, shiftKey: true }, messages.topBar.redo],
    ['F', { shiftKey: true }, words.frameSelection],
    // Shift only makes these characters.
    ['?', { shiftKey: true }, words.keys],
    ['+', { shiftKey: true }, messages.board.zoomIn],
    ['=', {}, messages.board.zoomIn],
    ['Backspace', {}, words.delete],
    ['ArrowLeft', { shiftKey: true }, messages.keys.moveBy],
  ])('%s with %j has its command', (key, held, label) => {
    expect(press(key, held)?.label).toBe(label);
  });

  it.each([
    ['e', { ctrlKey: true }],
    ['d', {}],
    ['Enter', { shiftKey: true }],
    ['F13', {}],
  ])('%s with %j has none', (key, held) => {
    expect(press(key, held)).toBeUndefined();
  });

  it('is shown with what the team calls a kind', () => {
    const shown = listCommands(nameOf).find(({ keys }) => keys === KINDS.policy.shortcut);
    expect(shown?.label).toBe(words.addKind('Rule of thumb'));
  });

  it('leads to the rules of the board by its name alone', () => {
    const { board } = openBoard();
    listCommands(nameOf)
      .find(({ label }) => label === words.rules)
      ?.run(board);
    expect(board.ui.getState().panel).toBe('rules');
  });

  it('belongs to one command only', () => {
    const keys = listCommands(nameOf).flatMap((command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the arrow keys', () => {
  it('move the selection, further with shift', () => {
    const { board, at } = openBoard({ elements });
    select(board.ui, ['clerk']);
    press('ArrowRight')?.run(board);
    press('ArrowUp', { shiftKey: true })?.run(board);
    expect(at('clerk')).toEqual([210, 100]);
  });

  it('walk from sticky to sticky with nothing selected or with alt, and never to a frame', () => {
    const { board, at } = openBoard({ elements });
    board.camera.moveTo({ x: 400, y: 200, zoom: 1 });
    press('ArrowRight')?.run(board);
    expect(board.ui.getState().selection).toEqual(new Set(['clerk']));
    press('ArrowRight', { altKey: true })?.run(board);
    expect(board.ui.getState().selection).toEqual(new Set(['place']));
    expect(at('clerk')).toEqual([200, 200]);
  });
});

test('escape steps back from the innermost thing outwards', () => {
  const { board } = openBoard({ elements });
  startEditing(board.ui, 'clerk');
  board.ui.setState({ panel: 'search' });
  const stepBack = press('Escape');
  const state = () => {
    const { panel, editing, selection } = board.ui.getState();
    return [panel, editing?.id, selection.size];
  };
  stepBack?.run(board);
  expect(state()).toEqual([undefined, 'clerk', 1]);
  stepBack?.run(board);
  expect(state()).toEqual([undefined, undefined, 1]);
  stepBack?.run(board);
  expect(state()).toEqual([undefined, undefined, 0]);
});

test('stepping back from a new empty sticky takes it away, as one step', () => {
  const { board, model } = openBoard();
  press('e')?.run(board);
  expect(Object.keys(model().elements)).toHaveLength(1);
  press('Escape')?.run(board);
  expect(model().elements).toEqual({});
});

describe('looking at the wall', () => {
  it('fits everything, or the selection a little larger than life', () => {
    const { board } = openBoard({ elements });
    fitAll(board);
    const { x, zoom } = board.camera.viewport();
    expect(zoom).toBeLessThan(0.2);
    expect(200 * zoom + x).toBeCloseTo(116);
    select(board.ui, ['clerk']);
    fitSelection(board);
    expect(board.camera.viewport().zoom).toBe(1.5);
  });

  it('stays where it is when there is nothing to look at', () => {
    const { board } = openBoard();
    const before = board.camera.viewport();
    fitAll(board);
    fitSelection(board);
    revealSelection(board);
    jumpTo(board, 'gone');
    expect(board.camera.viewport()).toBe(before);
    expect(board.ui.getState().selection.size).toBe(0);
  });

  it('comes near enough to read what it jumps to', () => {
    const { board } = openBoard({ elements });
    board.camera.moveTo({ x: 0, y: 0, zoom: 0.1 });
    jumpTo(board, 'away');
    expect(board.camera.viewport().zoom).toBe(1);
    expect(board.ui.getState().selection).toEqual(new Set(['away']));
  });

  it('zooms by a quarter around the middle of the screen', () => {
    const { board } = openBoard();
    press('+')?.run(board);
    expect(board.camera.viewport()).toEqual({ x: -125, y: -100, zoom: 1.25 });
    press('-')?.run(board);
    expect(board.camera.viewport()).toEqual({ x: 0, y: 0, zoom: 1 });
  });
});
