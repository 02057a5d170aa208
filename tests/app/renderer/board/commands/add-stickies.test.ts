// @vitest-environment happy-dom
import { describe, expect, it, test } from 'vitest';
import {
  addCustomaryNext,
  addLines,
  addNext,
  addSticky,
  MAX_PASTED_LINES,
  splitLines,
} from '#app/renderer/board/commands/add-stickies.ts';
import { select } from '#app/renderer/board/state/board-ui.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { openBoard, stickies } from '#tests/support/board-under-test.ts';

test.each([
  ['Order Placed\nOrder Paid', ['Order Placed', 'Order Paid']],
  ['- one\r\n* two\r\n\r\n   \n3. three', ['one', 'two', 'three']],
  [' \n\t', []],
  ['2nd Reminder Sent', ['2nd Reminder Sent']],
])('each line of %j that says something is one sticky', (text, lines) => {
  expect(splitLines(text)).toEqual(lines);
});

/** What an edit made; the board is read after it. */
function elementOf(model: () => Model, id: ElementId) {
  return model().elements[id];
}

describe('a new sticky', () => {
  it('stands around the wanted spot in the size of its kind, and its text is open', () => {
    const { board, model, steps } = openBoard();
    const id = addSticky(board, 'event', { x: 100, y: 100 });
    expect(model().elements[id]).toEqual({ kind: 'event', text: '', at: [20, 40] });
    expect(board.ui.getState()).toMatchObject({ selection: new Set([id]), editing: { id, fresh: true } });
    expect(steps()).toBe(1);
  });

  it('takes its first words with it when it is undone', () => {
    const { board, model, steps } = openBoard();
    const id = addSticky(board, 'event', { x: 100, y: 100 });
    setElementText(board.session.editor, id, 'Order Placed');
    expect(steps()).toBe(1);
    board.session.undo.undo();
    expect(model().elements).toEqual({});
  });

  it('comes into the middle of the screen, or beside what stands there', () => {
    const { board, at } = openBoard();
    const first = addSticky(board, 'event');
    const second = addSticky(board, 'event');
    expect([at(first), at(second)]).toEqual([
      [420, 340],
      [604, 340],
    ]);
  });

  it('may stand on a frame, and a frame around stickies', () => {
    const { board, at } = openBoard({ elements: stickies({ area: ['frame', 0, 0] }) });
    const sticky = addSticky(board, 'event');
    const frame = addSticky(board, 'frame');
    expect([at(sticky), at(frame)]).toEqual([
      [420, 340],
      [20, 80],
    ]);
  });
});

describe('the next sticky', () => {
  const elements = stickies({ place: ['command', 0, 0], placed: ['event', 400, 0], paid: ['event', 584, 0] });

  it('is of the same kind and stands right of the rightmost selected one', () => {
    const { board, model } = openBoard({ elements });
    select(board.ui, ['place', 'paid']);
    expect(elementOf(model, addNext(board))).toEqual({ kind: 'event', text: '', at: [768, 0] });
  });

  it('jumps over what stands there already', () => {
    const { board, at } = openBoard({ elements });
    select(board.ui, ['placed']);
    expect(at(addNext(board))).toEqual([768, 0]);
  });

  it('may be of the customary kind, in the middle of the height', () => {
    const { board, model } = openBoard({ elements });
    select(board.ui, ['place']);
    expect(elementOf(model, addCustomaryNext(board))).toEqual({
      kind: 'aggregate',
      text: '',
      at: [768, -20],
    });
  });

  it('is an event in the middle where nothing is selected', () => {
    const { board, model } = openBoard();
    expect(elementOf(model, addNext(board))).toEqual({ kind: 'event', text: '', at: [420, 340] });
  });
});

describe('pasted lines', () => {
  it('stand in rows below everything, as one step, and are selected', () => {
    const { board, model, steps } = openBoard({ elements: stickies({ placed: ['event', 100, 50] }) });
    addLines(
      board,
      Array.from({ length: 10 }, (_, index) => `Line ${index}`),
      'event',
    );
    const added = Object.entries(model().elements).filter(([id]) => id !== 'placed');
    const places = added
      .map(([, { text, at }]) => [text, ...at])
      .sort(([one], [other]) => (`${one}` < `${other}` ? -1 : 1));
    expect([places[0], places[7], places[8]]).toEqual([
      ['Line 0', 100, 218],
      ['Line 7', 100 + 7 * 184, 218],
      ['Line 8', 100, 362],
    ]);
    expect(board.ui.getState().selection).toEqual(new Set(added.map(([id]) => id)));
    expect(steps()).toBe(1);
    board.session.undo.undo();
    expect(Object.keys(model().elements)).toEqual(['placed']);
  });

  it('begin left of the middle of an empty wall', () => {
    const { board, model } = openBoard();
    addLines(board, ['One'], 'event');
    expect(Object.values(model().elements)).toEqual([{ kind: 'event', text: 'One', at: [20, 280] }]);
  });

  it('beyond the limit are left out', () => {
    const { board, model } = openBoard();
    addLines(board, Array(MAX_PASTED_LINES + 1).fill('Line'), 'event');
    expect(Object.keys(model().elements)).toHaveLength(MAX_PASTED_LINES);
  });
});
