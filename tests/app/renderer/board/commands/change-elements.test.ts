// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  connect,
  frameSelection,
  nudgeSelection,
  placeElements,
  removeSelection,
  selectAll,
  selectedIds,
  togglePivotalSelection,
  withFrameContents,
} from '#app/renderer/board/commands/change-elements.ts';
import { select } from '#app/renderer/board/state/board-ui.ts';
import { toId } from '#models/metamodel/ids.ts';
import { openBoard, stickies } from '#tests/support/board-under-test.ts';

const elements = stickies({
  area: ['frame', 0, 0],
  place: ['command', 100, 100],
  placed: ['event', 400, 100],
  away: ['event', 2_000, 100],
});
const issued = {
  type: 'annotates',
  from: toId<'element'>('placed'),
  to: toId<'element'>('place'),
} as const;

describe('the selection', () => {
  it('counts what still stands on the wall', () => {
    const { board } = openBoard({ elements });
    board.ui.setState({ selection: new Set(['placed', 'gone']) });
    expect(selectedIds(board)).toEqual(['placed']);
    selectAll(board);
    expect(selectedIds(board)).toHaveLength(4);
  });

  it('goes away as one step, and so does a selected relation', () => {
    const { board, model, steps } = openBoard({ elements, relations: { drawn: issued } });
    board.ui.setState({ relation: 'drawn', selection: new Set() });
    removeSelection(board);
    expect([Object.keys(model().relations), Object.keys(model().elements).length]).toEqual([[], 4]);
    select(board.ui, ['placed', 'place']);
    removeSelection(board);
    expect(Object.keys(model().elements)).toEqual(['area', 'away']);
    expect(board.ui.getState().selection.size).toBe(0);
    expect(steps()).toBe(2);
  });

  it('leaves no step behind where nothing is selected', () => {
    const { board, steps } = openBoard({ elements });
    removeSelection(board);
    nudgeSelection(board, 10, 0);
    frameSelection(board);
    expect(steps()).toBe(0);
  });
});

describe('moving', () => {
  it('takes along what has its middle in a moved frame', () => {
    const { board, at, steps } = openBoard({ elements });
    expect(withFrameContents(board, ['area'])).toEqual(new Set(['area', 'place', 'placed']));
    select(board.ui, ['area']);
    nudgeSelection(board, 10, -20);
    expect(['area', 'place', 'placed', 'away'].map(at)).toEqual([
      [10, -20],
      [110, 80],
      [410, 80],
      [2_000, 100],
    ]);
    expect(steps()).toBe(1);
  });

  it('never takes a frame along that is larger than the one that is moved', () => {
    const { board } = openBoard({
      elements: { ...elements, small: { kind: 'frame', text: '', at: [400, 200, 200, 240] } },
    });
    expect(withFrameContents(board, ['small'])).toEqual(new Set(['small']));
  });

  it('is one step a drop, however soon the next one comes', () => {
    const { board, at, steps } = openBoard({ elements });
    placeElements(board, new Map([['place', [1.4, 2.6]]]));
    placeElements(board, new Map([['place', [5, 5]]]));
    expect([at('place'), steps()]).toEqual([[5, 5], 2]);
    board.session.undo.undo();
    expect(at('place')).toEqual([1, 3]);
  });

  it('brings what was moved off the screen back into sight', () => {
    const { board } = openBoard({ elements });
    select(board.ui, ['away']);
    nudgeSelection(board, 10, 0);
    expect(board.camera.viewport().x).toBeLessThan(0);
  });
});

describe('connecting', () => {
  it('joins two stickies, and says why it does not', () => {
    const { board, model, steps } = openBoard({
      elements: { ...elements, ...stickies({ ask: ['hotspot', 0, 900] }) },
    });
    expect(connect(board, 'place', 'ask')).toBeUndefined();
    expect(Object.values(model().relations)).toEqual([{ type: 'annotates', from: 'ask', to: 'place' }]);
    expect(connect(board, 'ask', 'place')).toBe('These two are connected already.');
    expect(connect(board, 'place', 'placed')).toMatch(
      /^"Command" and "Domain event" are never connected directly\./,
    );
    expect(connect(board, 'place', 'gone')).toMatch(/Nothing was changed\.$/);
    expect(steps()).toBe(1);
  });
});

describe('events', () => {
  it('become pivotal together, and plain again, each as one step', () => {
    const { board, model, steps } = openBoard({ elements });
    const pivotal = () =>
      Object.values(model().elements).filter((each) => each.kind === 'event' && each.pivotal);
    select(board.ui, ['placed', 'away', 'place']);
    togglePivotalSelection(board);
    expect(pivotal()).toHaveLength(2);
    togglePivotalSelection(board);
    expect([pivotal().length, steps()]).toEqual([0, 2]);
  });
});

describe('a frame around the selection', () => {
  it('leaves room around it and waits for its name', () => {
    const { board, at } = openBoard({ elements });
    select(board.ui, ['place', 'placed']);
    frameSelection(board);
    const [frame] = selectedIds(board);
    expect(at(frame ?? '')).toEqual([52, 52, 556, 216]);
    expect(board.ui.getState().editing).toEqual({ id: frame, fresh: true });
  });
});
