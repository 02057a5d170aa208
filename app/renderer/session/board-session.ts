import { IndexeddbPersistence } from 'y-indexeddb';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type DurabilityStatus, trackDurability } from '#app/shared/durability.ts';
import type { Editor } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { type BoardStore, createBoardStore } from './board-store.ts';
import { cleanName, loadPerson, type Person, savePerson } from './person.ts';
import { createPresence, type Presence } from './presence.ts';

/** What the session knows about itself; changes are announced by the store that holds it. */
export interface SessionStatus {
  readonly save: DurabilityStatus;
  /** False until this browser's copy or the server's board has been read: before, an empty board means nothing. */
  readonly loaded: boolean;
  /** Why the server sent this browser away for good; undefined while it is welcome. */
  readonly refused?: { readonly code: number; readonly reason: string };
  readonly person: Person;
}

/**
 * One person at one board: the shared document, how it is edited, kept and shown.
 *
 * Local first: the document is kept in this browser, and editing never waits for the server. Everything in here lives
 * until `close`.
 */
export interface BoardSession {
  readonly boardId: BoardId;
  readonly doc: Y.Doc;
  readonly editor: Editor;
  readonly awareness: Awareness;
  readonly presence: Presence;
  readonly undo: Y.UndoManager;
  readonly store: BoardStore;
  readonly status: StoreApi<SessionStatus>;
  /** Renames the person for everyone and for the next visit. */
  renamePerson(name: string): void;
  close(): Promise<void>;
}

interface SessionOptions {
  readonly boardId: BoardId;
  /** `ws:` or `wss:` address of the server, without a path. */
  readonly serverUrl: string;
  readonly person?: Person;
}

/** How long a browser without an answer from the server trusts its own copy to be all there is. */
const serverPatienceMs = 2_000;

export function openBoardSession({ boardId, serverUrl, person }: SessionOptions): BoardSession {
  const doc = new Y.Doc();
  const editor: Editor = { doc, origin: { person: 'local' } };
  const undo = createUndo(editor);
  const store = createBoardStore({ doc, origin: editor.origin });
  const local = new IndexeddbPersistence(`stormwright:${boardId}`, doc);
  const provider = new WebsocketProvider(`${serverUrl}/sync`, boardId, doc, {
    // Not every browser of a workshop knocks in the same moment after the server was away.
    maxBackoffTime: 3_000 + Math.random() * 7_000,
  });
  const status = createStore<SessionStatus>(() => ({
    save: 'saving',
    loaded: false,
    person: person ?? loadPerson(localStorage),
  }));
  const stopTracking = trackDurability(provider, doc, (save) => status.setState({ save }));
  const presence = createPresence(provider);
  presence.introduce(status.getState().person);
  provider.on('closed', ({ code, reason }) => status.setState({ refused: { code, reason } }));
  const stopLoading = watchLoading(local, provider, () => {
    store.flush();
    status.setState({ loaded: true });
  });

  return {
    boardId,
    doc,
    editor,
    awareness: provider.awareness,
    presence,
    undo,
    store,
    status,
    renamePerson(name) {
      const renamed = { ...status.getState().person, name: cleanName(name) };
      savePerson(localStorage, renamed);
      status.setState({ person: renamed });
      presence.introduce(renamed);
    },
    async close() {
      stopLoading();
      stopTracking();
      presence.close();
      provider.destroy();
      undo.destroy();
      store.close();
      await local.destroy();
      doc.destroy();
    },
  };
}

/** Calls `onLoaded` once: the server has answered, or this browser has a copy, or nobody answered in time. */
function watchLoading(
  local: IndexeddbPersistence,
  provider: WebsocketProvider,
  onLoaded: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let done = false;
  const finish = () => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    onLoaded();
  };
  provider.on('sync', (synced) => synced && finish());
  // Without storage (a private window may refuse it) the server alone decides.
  const patience = () => {
    if (!done) timer = setTimeout(finish, serverPatienceMs);
  };
  local.whenSynced.then(() => (local.doc.store.clients.size > 0 ? finish() : patience()), patience);
  return () => {
    done = true;
    clearTimeout(timer);
  };
}
