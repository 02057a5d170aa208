import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GenerationRefusal } from '#generator/refusal.ts';
import { messages } from '../../messages/messages.ts';
import type { BoardStore } from '../../session/board-store.ts';
import { readChange } from '../../session/change-model.ts';
import { choiceKey } from './code-choice.ts';
import type {
  CodeChoice,
  CodeNews,
  CodePlan,
  CodeWish,
  Listing,
  PackStep,
  ShownFile,
} from './code-protocol.ts';

/** What the page knows of the code of its board. */
export interface CodeState {
  /** Undefined until the board has been printed for the first time. */
  readonly listing: Listing | undefined;
  readonly shown: ShownFile | undefined;
  readonly plan: CodePlan | undefined;
  readonly packing: Packing;
  /** Why the code is not up to date: a mistake of the program, never of the board. */
  readonly crash: string | undefined;
}

/** A project on its way into an archive. */
export type Packing =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly step: PackStep; readonly share: number }
  | { readonly state: 'done'; readonly name: string; readonly byteLength: number; readonly files: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'refused'; readonly refusal: GenerationRefusal }
  | { readonly state: 'failed'; readonly reason: string };

/** The code of one board: worked out by a worker that follows the board, shown by the page. */
export interface CodeClient {
  readonly state: StoreApi<CodeState>;
  /** The file that is looked at, by its path; it is kept up to date until another is shown. */
  show(path: string): void;
  /** Asks what another choice comes to. What was said of an archive of the choice before is forgotten. */
  plan(choice: CodeChoice): void;
  pack(choice: CodeChoice): void;
  cancel(): void;
  /** After a crash: a new worker begins with the board as it is. */
  restart(): void;
  close(): void;
}

/** The part of a worker that is needed here. */
export interface CodeWorker {
  postMessage(wish: CodeWish): void;
  onmessage: ((event: MessageEvent<CodeNews>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

interface CodeClientOptions {
  readonly store: BoardStore;
  readonly startWorker: () => CodeWorker;
  /** Hands an archive to the person. */
  readonly save: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
}

const nothing: CodeState = {
  listing: undefined,
  shown: undefined,
  plan: undefined,
  packing: { state: 'none' },
  crash: undefined,
};

export function createCodeClient({ store, startWorker, save }: CodeClientOptions): CodeClient {
  const state = createStore<CodeState>(() => nothing);
  let shownPath: string | undefined;
  let plannedKey: string | undefined;
  let worker = start();

  function start(): CodeWorker {
    const started = startWorker();
    started.onmessage = ({ data }) => hear(data);
    // A worker whose program cannot be fetched gives an event without a message.
    started.onerror = ({ message }) => fail(message || messages.code.crashed.notStarted);
    started.postMessage({ kind: 'open-board', model: store.getModel() });
    if (shownPath !== undefined) started.postMessage({ kind: 'show-file', path: shownPath });
    return started;
  }

  const hear = (news: CodeNews): void => {
    switch (news.kind) {
      case 'listed':
        state.setState({ listing: news.listing, crash: undefined });
        break;
      case 'shown':
        // What was asked for before something else is no longer looked at.
        if (news.file.path === shownPath) state.setState({ shown: news.file });
        break;
      case 'planned':
        state.setState({ plan: news.plan });
        break;
      case 'packing':
        state.setState({ packing: { state: 'running', step: news.step, share: news.share } });
        break;
      case 'packed': {
        const { name, bytes, files } = news;
        state.setState({ packing: { state: 'done', name, byteLength: bytes.byteLength, files } });
        save(name, bytes);
        break;
      }
      case 'refused':
        state.setState({ packing: { state: 'refused', refusal: news.refusal } });
        break;
      case 'cancelled':
        state.setState({ packing: { state: 'cancelled' } });
        break;
      case 'crashed':
        fail(news.reason);
    }
  };

  const fail = (reason: string): void =>
    state.setState(({ packing }) => ({
      crash: reason,
      packing: packing.state === 'running' ? { state: 'failed', reason } : packing,
    }));

  const stopFollowing = store.subscribe((changes) =>
    worker.postMessage({ kind: 'change-board', ...readChange(store, changes) }),
  );

  return {
    state,
    show(path) {
      if (path === shownPath) return;
      shownPath = path;
      state.setState({ shown: undefined });
      worker.postMessage({ kind: 'show-file', path });
    },
    plan(choice) {
      const { packing } = state.getState();
      const isOther = plannedKey !== undefined && plannedKey !== choiceKey(choice);
      if (isOther && packing.state !== 'running') state.setState({ packing: { state: 'none' } });
      plannedKey = choiceKey(choice);
      worker.postMessage({ kind: 'plan', choice });
    },
    pack(choice) {
      state.setState({ packing: { state: 'running', step: 'format', share: 0 } });
      worker.postMessage({ kind: 'pack', choice });
    },
    cancel: () => worker.postMessage({ kind: 'cancel' }),
    restart() {
      worker.terminate();
      state.setState(nothing);
      worker = start();
    },
    close() {
      stopFollowing();
      worker.terminate();
    },
  };
}
