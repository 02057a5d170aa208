import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { termReaderOf } from '#app/renderer/glossary/term-reader.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { type Editor, writeModel } from '#models/document/board-document.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import type { ContextId, ElementId, TermId } from '#models/metamodel/ids.ts';
import { boardWithTerms } from '#tests/support/glossary.ts';

const sticky = 'sticky' as ElementId;
const frame = 'frame' as ElementId;

function openReader() {
  const editor: Editor = { doc: new Y.Doc(), origin: {} };
  const elements = { sticky: { kind: 'event', text: 'Cart Filled', at: [0, 0], context: 'orders' } };
  writeModel(editor, boardWithTerms({ cart: { name: 'Cart', context: 'orders' } }, elements));
  const store = createBoardStore({ doc: editor.doc, origin: editor.origin });
  return { editor, store, reader: termReaderOf(store) };
}

const cartMark = { kind: 'term', start: 0, end: 4, term: 'cart', foreign: false };

test('a store has one reader', () => {
  const { store, reader } = openReader();
  expect(termReaderOf(store)).toBe(reader);
});

test('marks stay the same array until text, context or glossary change', () => {
  const { editor, reader } = openReader();
  const first = reader.marksOf('sticky', 'Cart Filled');
  expect(first).toEqual([cartMark]);
  moveElements(editor, { [sticky]: [500, 500] });
  expect(reader.marksOf('sticky', 'Cart Filled')).toBe(first);

  updateEntry(editor, 'elements', 'sticky', { context: undefined });
  updateEntry(editor, 'terms', 'cart', { name: 'Filled' });
  expect(reader.marksOf('sticky', 'Cart Filled')).toEqual([
    { kind: 'term', start: 5, end: 11, term: 'cart', foreign: false },
  ]);
});

test('the text may be wrapped in other lines than it was typed', () => {
  const { reader } = openReader();
  expect(reader.marksOf('sticky', 'Filled\nCart')).toEqual([{ ...cartMark, start: 7, end: 11 }]);
});

test('an element without marks and one that is gone have the same none', () => {
  const { editor, reader } = openReader();
  setElementText(editor, sticky, 'Nothing known');
  const none = reader.marksOf('sticky', 'Nothing known');
  expect(none).toEqual([]);
  removeElements(editor, [sticky]);
  expect(reader.marksOf('sticky', 'Cart Filled')).toBe(none);
});

test('a frame that comes, moves, changes its context and goes takes the words on it along', () => {
  const { editor, reader } = openReader();
  updateEntry(editor, 'elements', 'sticky', { context: undefined });
  const isForeign = () =>
    reader.marksOf('sticky', 'Cart').map((mark) => mark.kind === 'term' && mark.foreign);
  expect(isForeign()).toEqual([false]);

  addElements(editor, {
    [frame]: { kind: 'frame', text: '', at: [-10, -10], context: 'shipping' as ContextId },
  });
  expect(isForeign()).toEqual([true]);
  moveElements(editor, { [frame]: [5000, 0] });
  expect(isForeign()).toEqual([false]);
  moveElements(editor, { [frame]: [-10, -10] });
  expect(isForeign()).toEqual([true]);
  updateEntry(editor, 'elements', 'frame', { context: 'orders' as ContextId });
  expect(isForeign()).toEqual([false]);
  updateEntry(editor, 'elements', 'frame', { context: 'shipping' as ContextId });
  removeEntry(editor, 'contexts', 'shipping');
  expect(isForeign()).toEqual([false]);
});

test('the marks of the whole board follow its changes', () => {
  const { editor, reader } = openReader();
  expect(reader.marks()).toEqual(new Map([['sticky', [cartMark]]]));
  expect(reader.marks()).toBe(reader.marks());
  addEntry(editor, 'terms', 'filled' as TermId, { name: 'Filled' });
  expect(reader.marks().get(sticky)).toEqual([
    cartMark,
    { kind: 'term', start: 5, end: 11, term: 'filled', foreign: false },
  ]);
});
