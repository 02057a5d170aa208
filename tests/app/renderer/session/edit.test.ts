import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { edit, editBeforeTyping, endStep } from '#app/renderer/session/edit.ts';
import type { Editor } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { toId } from '#models/metamodel/ids.ts';

const paid = toId<'element'>('paid');
const addSticky = (editor: Editor) =>
  addElements(editor, { [paid]: { kind: 'event', text: '', at: [0, 0] } });

function openSession() {
  const editor = { doc: new Y.Doc(), origin: 'own' };
  const undo = createUndo(editor);
  let updates = 0;
  editor.doc.on('update', () => {
    updates += 1;
  });
  return { editor, undo, updates: () => updates, steps: () => undo.undoStack.length };
}

test('a gesture of many edits is one transaction and one step, and gives its value', () => {
  const session = openSession();
  const value = edit(session, (editor) => {
    addSticky(editor);
    moveElements(editor, { [paid]: [5, 5] });
    return 'done';
  });
  expect([value, session.updates(), session.steps()]).toEqual(['done', 1, 1]);
});

test('what comes right before and right after a gesture is a step of its own', () => {
  const session = openSession();
  addSticky(session.editor);
  edit(session, (editor) => moveElements(editor, { [paid]: [5, 5] }));
  setElementText(session.editor, paid, 'Paid');
  expect(session.steps()).toBe(3);
});

test('a gesture that changes nothing leaves no step', () => {
  const session = openSession();
  edit(session, () => undefined);
  expect(session.steps()).toBe(0);
});

test('typing joins the step that made room for it, until somebody types elsewhere', () => {
  const session = openSession();
  editBeforeTyping(session, addSticky);
  setElementText(session.editor, paid, 'Pa');
  setElementText(session.editor, paid, 'Paid');
  expect(session.steps()).toBe(1);
  endStep(session);
  setElementText(session.editor, paid, 'Paid in full');
  expect(session.steps()).toBe(2);
});
