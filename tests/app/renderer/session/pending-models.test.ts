import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { BoardSession } from '#app/renderer/session/board-session.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { createPendingModels, fillBoard } from '#app/renderer/session/pending-models.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model, SECTION_NAMES } from '#models/metamodel/model.ts';
import { differenceIn, ONE_ENTRY } from '#tests/support/model-difference.ts';

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
  const sections = SECTION_NAMES.map((section) => [section, { one: ONE_ENTRY[section] }]);
  return { ...createModel(toId('board'), 'Shop'), ...Object.fromEntries(sections), id: toId<'board'>(id) };
}

/** A board that was opened from a file. */
function opened(model: Model): BoardSession {
  const session = sessionAt(model.id);
  const pending = createPendingModels();
  pending.stage(model);
  pending.place(session);
  return session;
}

describe('a board file on its way into the window', () => {
  it('fills the empty board under its id, and undo does not reach behind that', () => {
    const session = sessionAt('shop');
    const pending = createPendingModels();
    pending.stage(boardFile('shop'));

    expect(pending.place(session)).toBeUndefined();

    expect(session.store.getModel()).toEqual(boardFile('shop'));
    expect(session.undo.canUndo()).toBe(false);
  });

  it('goes on to a new board when anything else stands under its id', () => {
    const session = sessionAt('shop');
    const here = toId<'element'>('here');
    addElements(session.editor, { [here]: { kind: 'event', text: 'Already Here', at: [0, 0] } });
    const pending = createPendingModels();
    pending.stage(boardFile('shop'));

    const elsewhere = pending.place(session);

    expect(elsewhere).toMatch(/^[a-z0-9]{16}$/);
    expect(Object.keys(session.store.getSection('elements'))).toEqual(['here']);
    const fresh = sessionAt(elsewhere ?? '');
    pending.place(fresh);
    expect(fresh.store.getModel()).toEqual({ ...boardFile('shop'), id: elsewhere });
  });

  it('fills an empty wall beside what stands on the board, also what nobody sees there', () => {
    const session = sessionAt('shop');
    const { doc, store, undo } = session;
    doc.getMap('board').set('name', 'Ours');
    doc.getMap('board').set('legend', { timer: 'Clock' });
    doc.getMap('elements').set('one', { kind: 'timer', text: 'Every day', at: [0, 0] });
    doc.getMap('terms').set('one', { name: 'Cart' });
    store.flush();

    fillBoard(session, { ...boardFile('other'), purpose: 'Sells.', legend: { policy: 'Procedure' } });

    const { elements, ...others } = boardFile('shop');
    expect(elements).toHaveProperty('one');
    expect(store.getModel()).toEqual({
      ...others,
      name: 'Ours',
      purpose: 'Sells.',
      elements: {},
      terms: { one: { name: 'Cart' } },
      unread: [
        { path: ['elements', 'one'], value: { kind: 'timer', text: 'Every day', at: [0, 0] } },
        { path: ['legend'], value: { timer: 'Clock' } },
      ],
    });
    expect(undo.canUndo()).toBe(false);
  });

  it('just opens the board that says the same', () => {
    const session = opened(boardFile('shop'));
    const pending = createPendingModels();
    pending.stage(boardFile('shop'));

    expect(pending.place(session)).toBeUndefined();
  });

  it.each(SECTION_NAMES)('is opened as a new board when only its %s were edited', (section) => {
    fc.assert(
      fc.property(differenceIn(boardFile('shop'), section), ({ before, after }) => {
        const session = opened(before);
        const pending = createPendingModels();
        pending.stage(after);

        const elsewhere = pending.place(session);

        expect(session.store.getModel()).toEqual(before);
        expect(opened({ ...after, id: toId<'board'>(elsewhere ?? '') }).store.getModel()).toEqual({
          ...after,
          id: elsewhere,
        });
        expect(elsewhere).toMatch(/^[a-z0-9]{16}$/);
      }),
    );
  });
});
