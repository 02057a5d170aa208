import { onTestFinished } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createStore } from 'zustand/vanilla';
import { type Board, createBoard } from '#app/renderer/board/state/board.ts';
import type { Activity } from '#app/renderer/session/activity.ts';
import type { BoardSession, SessionStatus } from '#app/renderer/session/board-session.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import type { Presence } from '#app/renderer/session/presence.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import type { Size } from '#models/metamodel/geometry.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { BoardElement, Model, Relation } from '#models/metamodel/model.ts';

export interface BoardContent {
  readonly elements?: Readonly<Record<string, BoardElement>>;
  readonly relations?: Readonly<Record<string, Relation>>;
}

export interface BoardUnderTest {
  readonly board: Board;
  /** What this window told the others, in order. */
  readonly announced: readonly Parameters<Presence['announce']>[0][];
  model(): Model;
  /** The corner of an element, as stored. */
  at(id: string): readonly number[] | undefined;
  /** How many steps can be undone. */
  steps(): number;
}

/** The screen that the board is seen on. At zoom 1 with its origin at the corner, screen and board units are the same. */
export const SCREEN: Size = { width: 1_000, height: 800 };

/**
 * A board as the window opens it: a real document, store, undo and scene, without a server. Its camera moves at once. It is
 * closed when the test ends.
 */
export function openBoard({ elements = {}, relations = {} }: BoardContent = {}): BoardUnderTest {
  const doc = new Y.Doc();
  const filling = { doc, origin: 'filling' };
  for (const [id, element] of Object.entries(elements)) {
    addElements(filling, { [toId<'element'>(id)]: element });
  }
  for (const [id, relation] of Object.entries(relations)) addEntry(filling, 'relations', id, relation);
  const announced: Parameters<Presence['announce']>[0][] = [];
  const session = createSession(doc, announced);
  const board = createBoard(session);
  board.camera.attach({ setViewport: (viewport) => board.camera.moved(viewport, SCREEN) });
  board.camera.moved({ x: 0, y: 0, zoom: 1 }, SCREEN);
  // What undo changes comes with the next frame, as what others do.
  const model = () => {
    session.store.flush();
    return session.store.getModel();
  };
  onTestFinished(async () => {
    board.close();
    await session.close();
  });
  return {
    board,
    announced,
    model,
    at: (id) => model().elements[toId<'element'>(id)]?.at,
    steps: () => session.undo.undoStack.length,
  };
}

function createSession(doc: Y.Doc, announced: Parameters<Presence['announce']>[0][]): BoardSession {
  const editor = { doc, origin: 'own' };
  const undo = createUndo(editor);
  const store = createBoardStore({ doc, origin: editor.origin });
  const awareness = new Awareness(doc);
  const person = { id: 'ada', name: 'Ada', colour: '#2F6FDE' };
  return {
    boardId: toId<'board'>('shop'),
    doc,
    editor,
    awareness,
    presence: createLonelyPresence(announced),
    undo,
    store,
    status: createStore<SessionStatus>(() => ({ save: 'saved', loaded: true, person })),
    renamePerson: () => undefined,
    async close() {
      awareness.destroy();
      undo.destroy();
      store.close();
      doc.destroy();
    },
  };
}

const nothing: Activity = {};

/** Nobody else is here. */
function createLonelyPresence(announced: Parameters<Presence['announce']>[0][]): Presence {
  return {
    getPeers: () => [],
    getActivity: () => nothing,
    announce: (change) => void announced.push(change),
    introduce: () => undefined,
    subscribe: () => () => undefined,
    subscribeMotion: () => () => undefined,
    close: () => undefined,
  };
}

/** Elements by their ids, each with its kind, corner and text. */
export function stickies(
  rows: Readonly<
    Record<
      string,
      readonly [kind: Exclude<BoardElement['kind'], 'image'>, x: number, y: number, text?: string]
    >
  >,
): Readonly<Record<string, BoardElement>> {
  return Object.fromEntries(
    Object.entries(rows).map(([id, [kind, x, y, text = id]]) => [id, { kind, text, at: [x, y] }]),
  );
}
