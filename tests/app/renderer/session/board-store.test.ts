import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { renameBoard } from '#models/edits/rename-board.ts';
import { type ElementId, toId } from '#models/metamodel/ids.ts';
import type { BoardElement } from '#models/metamodel/model.ts';

const [a, b] = [toId<'element'>('a'), toId<'element'>('b')];

function twoStickies(): Record<ElementId, BoardElement> {
  return { [a]: { kind: 'event', text: 'A', at: [0, 0] }, [b]: { kind: 'event', text: 'B', at: [200, 0] } };
}

/** A store over a document, an editor of the same person and one of somebody else; frames come when asked for. */
function openStore() {
  const doc = new Y.Doc();
  const own = { doc, origin: 'own' };
  const other = { doc, origin: 'other' };
  addElements(own, twoStickies());
  let frame: (() => void) | undefined;
  const store = createBoardStore({
    doc,
    origin: 'own',
    schedule: (task) => {
      frame = task;
      return () => {
        frame = undefined;
      };
    },
  });
  return { store, own, other, doc, nextFrame: () => frame?.() };
}

test('what the document held shows at once', () => {
  const { store } = openStore();

  expect(store.getSection('elements')).toEqual(twoStickies());
});

test('an own edit shows at once, those of others together in the next frame', () => {
  const { store, own, other, nextFrame } = openStore();
  const told: string[][] = [];
  store.subscribe((changes) => told.push([...(changes.get('elements') ?? [])]));

  moveElements(own, { [a]: [5, 5] });
  moveElements(other, { [a]: [6, 6] });
  moveElements(other, { [b]: [7, 7] });
  expect(store.getEntry('elements', 'a')?.at).toEqual([5, 5]);

  nextFrame();
  expect(store.getEntry('elements', 'a')?.at).toEqual([6, 6]);
  expect(told).toEqual([['a'], ['a', 'b']]);
});

test('an entry that did not change keeps its identity', () => {
  const { store, own } = openStore();
  const before = store.getModel();

  moveElements(own, { [a]: [5, 5] });
  const after = store.getModel();

  expect(after).not.toBe(before);
  expect(after.elements[b]).toBe(before.elements[b]);
  expect(after.elements[a]).not.toBe(before.elements[a]);
  expect(after.relations).toBe(before.relations);
  expect(store.getModel()).toBe(after);
});

test('only the listeners of a changed entry hear of it', () => {
  const { store, own } = openStore();
  const heard: string[] = [];
  store.subscribeEntry('elements', 'a', () => heard.push('a'));
  const stop = store.subscribeEntry('elements', 'b', () => heard.push('b'));

  moveElements(own, { [b]: [1, 1] });
  stop();
  moveElements(own, { [b]: [2, 2] });

  expect(heard).toEqual(['b']);
});

test('what is removed or no longer valid is gone', () => {
  const { store, own, doc } = openStore();

  removeElements(own, [a]);
  (doc.getMap('elements').get('b') as Y.Map<unknown>).set('kind', 'nonsense');
  store.flush();

  expect(store.getSection('elements')).toEqual({});
});

test('the name of the board is kept up', () => {
  const { store, own } = openStore();

  renameBoard(own, 'Bookly');

  expect(store.getHead().name).toBe('Bookly');
  expect(store.getModel().name).toBe('Bookly');
});

test('a section that only a newer version knows is found while others write in it', () => {
  const { store, doc, nextFrame } = openStore();
  const told: string[] = [];
  store.subscribe((changes) => told.push(...changes.keys()));

  doc.getMap('votes').set('first', { topic: 'Name it' });
  nextFrame();
  expect(store.findings).toMatchObject([{ rule: 'unknown-section', path: ['votes'] }]);
  expect(store.getHead().unread).toEqual([{ path: ['votes'], value: { first: { topic: 'Name it' } } }]);

  doc.getMap('votes').delete('first');
  nextFrame();
  expect(store.findings).toEqual([]);
  expect(told).toEqual(['board', 'board']);
});

test('what cannot be read is found as long as it stands there, and the rest of the board works on', () => {
  const { store, own, doc, nextFrame } = openStore();
  const told: string[][] = [];
  store.subscribe((changes) => told.push([...changes.keys()].sort()));
  expect(store.findings).toEqual([]);

  doc.getMap('elements').set('timer', new Y.Map([['kind', 'timer']]));
  nextFrame();
  expect(store.findings).toMatchObject([{ rule: 'unknown-kind', path: ['elements', 'timer', 'kind'] }]);
  expect(store.getModel().unread).toEqual([{ path: ['elements', 'timer'], value: { kind: 'timer' } }]);
  expect(store.findings).toBe(store.findings);

  moveElements(own, { [a]: [5, 5] });
  expect(store.getEntry('elements', 'a')?.at).toEqual([5, 5]);
  expect(store.findings).toHaveLength(1);

  doc.getMap('board').set('purpose', 7);
  nextFrame();
  expect(store.findings.map(({ path }) => path.join('.'))).toEqual(['elements.timer.kind', 'purpose']);

  doc.getMap('elements').delete('timer');
  doc.getMap('board').delete('purpose');
  nextFrame();
  expect(store.findings).toEqual([]);
  expect('unread' in store.getModel()).toBe(false);
  expect(told).toEqual([['board', 'elements'], ['elements'], ['board'], ['board', 'elements']]);
});
