import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CodeWorker, createCodeClient } from '#app/renderer/code/worker/code-client.ts';
import type { CodeNews, CodeWish } from '#app/renderer/code/worker/code-protocol.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { renameBoard } from '#models/edits/rename-board.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { BoardElement } from '#models/metamodel/model.ts';

const placed = toId<'element'>('placed');
const sticky: BoardElement = { kind: 'event', text: 'Order Placed', at: [0, 0] };
const all = { contexts: undefined, force: false };

class FakeWorker implements CodeWorker {
  onmessage: CodeWorker['onmessage'] = null;
  onerror: CodeWorker['onerror'] = null;
  readonly wishes: CodeWish[] = [];
  isEnded = false;
  postMessage(wish: CodeWish): void {
    this.wishes.push(wish);
  }
  tell(data: CodeNews): void {
    this.onmessage?.({ data } as MessageEvent<CodeNews>);
  }
  terminate(): void {
    this.isEnded = true;
  }
}

/** A client of a board with one sticky, the workers it has started and the files it has handed out. */
function openClient() {
  const editor = { doc: new Y.Doc(), origin: 'own' };
  addElements(editor, { [placed]: sticky });
  const store = createBoardStore({ ...editor, schedule: () => () => {} });
  const workers: FakeWorker[] = [];
  const saved: string[] = [];
  const client = createCodeClient({
    store,
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    save: (name, bytes) => saved.push(`${name} ${bytes.byteLength}`),
  });
  const worker = workers[0];
  if (worker === undefined) throw new Error('No worker was started.');
  return { client, editor, store, worker, workers, saved };
}

test('the worker gets the whole board once, and then what changes', () => {
  const { editor, store, worker } = openClient();
  expect(worker.wishes).toEqual([{ kind: 'open-board', model: store.getModel() }]);

  renameBoard(editor, 'Shop');
  removeElements(editor, [placed]);

  expect(worker.wishes.slice(1)).toEqual([
    { kind: 'change-board', head: store.getHead(), entries: [] },
    { kind: 'change-board', head: undefined, entries: [['elements', 'placed', undefined]] },
  ]);
});

test('a file that is no longer looked at is not shown when it comes', () => {
  const { client, worker } = openClient();
  client.show('a.ts');
  client.show('b.ts');
  client.show('b.ts');
  expect(worker.wishes.slice(1)).toEqual([
    { kind: 'show-file', path: 'a.ts' },
    { kind: 'show-file', path: 'b.ts' },
  ]);

  worker.tell({ kind: 'shown', file: { path: 'a.ts', content: undefined } });
  expect(client.state.getState().shown).toBeUndefined();
  worker.tell({ kind: 'shown', file: { path: 'b.ts', content: undefined } });
  expect(client.state.getState().shown?.path).toBe('b.ts');
});

test('an archive is on its way from the wish to the file, or to the end that somebody calls', () => {
  const { client, worker, saved } = openClient();
  client.pack(all);
  expect(client.state.getState().packing).toEqual({ state: 'running', step: 'format', share: 0 });
  worker.tell({ kind: 'packing', step: 'format', share: 0.5 });
  client.cancel();
  worker.tell({ kind: 'cancelled' });
  expect(client.state.getState().packing).toEqual({ state: 'cancelled' });

  client.pack(all);
  worker.tell({ kind: 'packed', name: 'shop.zip', bytes: new Uint8Array(3), files: 2 });
  expect(client.state.getState().packing).toEqual({
    state: 'done',
    name: 'shop.zip',
    byteLength: 3,
    files: 2,
  });
  expect(saved).toEqual(['shop.zip 3']);
});

test('what is said of an archive is forgotten with the choice that it was of', () => {
  const { client, worker } = openClient();
  const some = { contexts: ['Orders'], force: false };
  client.plan(all);
  client.pack(all);
  worker.tell({ kind: 'packed', name: 'shop.zip', bytes: new Uint8Array(3), files: 2 });
  // The board has changed: the same is planned again.
  client.plan({ ...all });
  expect(client.state.getState().packing).toMatchObject({ state: 'done' });
  client.plan(some);
  expect(client.state.getState().packing).toEqual({ state: 'none' });

  client.pack(some);
  client.plan(all);
  expect(client.state.getState().packing).toMatchObject({ state: 'running' });
});

test('after a crash a new worker begins with the board as it is, and the file that is looked at', () => {
  const { client, editor, store, worker, workers } = openClient();
  client.show('a.ts');
  client.pack(all);
  worker.tell({ kind: 'crashed', reason: 'out of paper' });
  expect(client.state.getState()).toMatchObject({
    crash: 'out of paper',
    packing: { state: 'failed', reason: 'out of paper' },
  });

  renameBoard(editor, 'Shop');
  client.restart();

  expect(worker.isEnded).toBe(true);
  expect(client.state.getState()).toMatchObject({ crash: undefined, packing: { state: 'none' } });
  expect(workers[1]?.wishes).toEqual([
    { kind: 'open-board', model: store.getModel() },
    { kind: 'show-file', path: 'a.ts' },
  ]);
});

test('a worker that cannot even start is a crash, and a closed client ends its worker', () => {
  const { client, editor, worker } = openClient();
  worker.onerror?.({ message: 'not found' } as ErrorEvent);
  expect(client.state.getState().crash).toBe('not found');
  // This is what browsers tell of a program that they could not fetch.
  worker.onerror?.(new Event('error') as ErrorEvent);
  expect(client.state.getState().crash).toBe('Its program could not be loaded.');

  client.close();
  renameBoard(editor, 'Shop');
  expect(worker.isEnded).toBe(true);
  expect(worker.wishes).toHaveLength(1);
});
