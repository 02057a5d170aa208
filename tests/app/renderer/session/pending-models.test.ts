import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { BoardSession } from '#app/renderer/session/board-session.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { carryModel, fillPending } from '#app/renderer/session/pending-models.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

function sessionAt(id: string): BoardSession {
  const doc = new Y.Doc();
  const editor = { doc, origin: {} };
  const store = createBoardStore({ doc, origin: editor.origin, schedule: () => () => {} });
  return {
    boardId: toId<'board'>(id),
    doc,
    editor,
    undo: createUndo(editor),
    store,
  } as unknown as BoardSession;
}

function boardFile(id: string): Model {
  const elements = {
    [toId<'element'>('paid')]: { kind: 'event', text: 'Paid', at: [0, 0] },
  } as Model['elements'];
  return { ...createModel(toId('board'), 'Shop'), id: toId<'board'>(id), elements };
}

test('a file fills the empty board under its id, and undo does not reach behind that', () => {
  const session = sessionAt('shop');
  carryModel(boardFile('shop'));

  expect(fillPending(session)).toBeUndefined();

  expect(session.store.getModel()).toEqual(boardFile('shop'));
  expect(session.undo.canUndo()).toBe(false);
});

test('a board with other content is never written over: the file goes on to a new board', () => {
  const session = sessionAt('shop');
  const here = toId<'element'>('here');
  addElements(session.editor, { [here]: { kind: 'event', text: 'Already Here', at: [0, 0] } });
  carryModel(boardFile('shop'));

  const elsewhere = fillPending(session);

  expect(elsewhere).toMatch(/^[a-z0-9]{16}$/);
  expect(Object.keys(session.store.getSection('elements'))).toEqual(['here']);
  const fresh = sessionAt(elsewhere ?? '');
  fillPending(fresh);
  expect(fresh.store.getModel()).toEqual({ ...boardFile('shop'), id: elsewhere });
});

test('a file that says the same as the board just opens it', () => {
  const session = sessionAt('shop');
  carryModel(boardFile('shop'));
  fillPending(session);
  carryModel(boardFile('shop'));

  expect(fillPending(session)).toBeUndefined();
});
