// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  copySelection,
  cutSelection,
  duplicateSelection,
  parseSelection,
  pasteText,
} from '#app/renderer/board/commands/clipboard.ts';
import { select } from '#app/renderer/board/state/board-ui.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { toId } from '#models/metamodel/ids.ts';
import { openBoard, stickies } from '#tests/support/board-under-test.ts';

const elements = stickies({
  clerk: ['actor', 200, 200],
  place: ['command', 400, 200],
  away: ['event', 5_000, 200],
});
const relations = {
  issued: { type: 'issues', from: toId<'element'>('clerk'), to: toId<'element'>('place') },
} as const;

describe('copying', () => {
  it('takes the selection with the relations inside it', () => {
    const { board } = openBoard({ elements, relations });
    expect(copySelection(board)).toBeUndefined();
    select(board.ui, ['clerk', 'place']);
    const selection = parseSelection(copySelection(board) ?? '');
    expect([Object.keys(selection?.elements ?? {}), Object.keys(selection?.relations ?? {})]).toEqual([
      ['clerk', 'place'],
      ['issued'],
    ]);
  });

  it('takes away what is cut', () => {
    const { board, model } = openBoard({ elements, relations });
    select(board.ui, ['clerk']);
    const text = cutSelection(board);
    expect(Object.keys(model().elements)).toEqual(['away', 'place']);
    expect(Object.keys(parseSelection(text ?? '')?.elements ?? {})).toEqual(['clerk']);
    expect(cutSelection(board)).toBeUndefined();
  });
});

describe('pasting', () => {
  it('puts copies beside the originals while they are on the screen, selects them, and is one step', () => {
    const { board, model, at, steps } = openBoard({ elements, relations });
    select(board.ui, ['clerk', 'place']);
    pasteText(board, copySelection(board) ?? '');
    const copies = [...board.ui.getState().selection];
    expect(copies.map(at)).toEqual([
      [232, 232],
      [432, 232],
    ]);
    expect(Object.values(model().relations)).toContainEqual({
      type: 'issues',
      from: copies[0],
      to: copies[1],
    });
    expect(steps()).toBe(1);
  });

  it('puts copies into the middle of the screen when the originals are elsewhere', () => {
    const { board, at } = openBoard({ elements });
    select(board.ui, ['away']);
    pasteText(board, copySelection(board) ?? '');
    expect([...board.ui.getState().selection].map(at)).toEqual([[420, 340]]);
  });

  it('frees what comes from another board from its context', () => {
    const from = openBoard({ elements });
    const to = openBoard();
    const orders = toId<'context'>('orders');
    updateEntry(from.board.session.editor, 'elements', 'clerk', { context: orders });
    select(from.board.ui, ['clerk']);
    const text = copySelection(from.board) ?? '';
    pasteText(to.board, text);
    addEntry(to.board.session.editor, 'contexts', orders, { name: 'Orders' });
    pasteText(to.board, text);
    expect(
      Object.values(to.model().elements)
        .map(({ context }) => context)
        .sort(),
    ).toEqual(['orders', undefined]);
  });

  it('makes one event of each line of any other text', () => {
    const { board, model } = openBoard();
    pasteText(board, 'Order Placed\n- Order Paid');
    pasteText(board, ' \n ');
    expect(
      Object.values(model().elements)
        .map(({ kind, text }) => [kind, text])
        .sort(),
    ).toEqual([
      ['event', 'Order Paid'],
      ['event', 'Order Placed'],
    ]);
  });

  it('takes nothing from a text without end', () => {
    const { board, model } = openBoard();
    pasteText(board, 'x'.repeat(5_000_001));
    expect(model().elements).toEqual({});
  });
});

describe('a selection from the clipboard', () => {
  it.each([
    ['no JSON', 'Order Placed'],
    ['other JSON', '{"elements":{"a":{"kind":"event"}}}'],
    ['null', 'null'],
    ['no valid element', '{"format":"stormwright-selection","elements":{"a":{"kind":"spaceship"}}}'],
  ])('is none of %s', (_, text) => {
    expect(parseSelection(text)).toBeUndefined();
  });

  it('keeps its valid entries', () => {
    const text = JSON.stringify({
      format: 'stormwright-selection',
      elements: {
        a: { kind: 'event', text: 'A', at: [0, 0] },
        b: { kind: 'spaceship', text: 'B', at: [0, 0] },
      },
    });
    expect(Object.keys(parseSelection(text)?.elements ?? {})).toEqual(['a']);
  });
});

describe('duplicating', () => {
  it('needs no clipboard', () => {
    const { board, at } = openBoard({ elements });
    duplicateSelection(board);
    select(board.ui, ['away']);
    duplicateSelection(board);
    expect([...board.ui.getState().selection].map(at)).toEqual([[5_032, 232]]);
  });
});
