import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { hitTest } from '#app/renderer/board/scene/hit-test.ts';
import { createScene } from '#app/renderer/board/scene/scene.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { toId } from '#models/metamodel/ids.ts';

const [customer, place, orders] = ['customer', 'place', 'orders'].map((id) => toId<'element'>(id)) as [
  ReturnType<typeof toId<'element'>>,
  ReturnType<typeof toId<'element'>>,
  ReturnType<typeof toId<'element'>>,
];

function openScene() {
  const doc = new Y.Doc();
  const editor = { doc, origin: 'own' };
  addElements(editor, {
    [customer]: { kind: 'actor', text: 'Customer', at: [0, 0] },
    [place]: { kind: 'command', text: 'Place Order', at: [200, 0] },
    [orders]: { kind: 'frame', text: 'Orders', at: [-100, -100] },
  });
  addEntry(editor, 'relations', 'r1', { type: 'issues', from: customer, to: place });
  const store = createBoardStore({ doc, origin: 'own' });
  return { scene: createScene(store), editor };
}

test('frames lie at the back, what was moved last on top', () => {
  const { scene, editor } = openScene();
  expect(scene.ordered().map(({ id }) => id)).toEqual(['orders', 'customer', 'place']);

  moveElements(editor, { [customer]: [190, 10] });

  expect(scene.ordered().map(({ id }) => id)).toEqual(['orders', 'place', 'customer']);
  expect(hitTest(scene, { x: 210, y: 20 })).toBe('customer');
  expect(hitTest(scene, { x: -50, y: -50 })).toBeUndefined();
});

test('new words leave a sticky where it lies', () => {
  const { scene, editor } = openScene();
  moveElements(editor, { [orders]: [-90, -90] });

  setElementText(editor, customer, 'Member');

  expect(scene.get('customer')?.text).toBe('Member');
  expect(scene.ordered().map(({ id }) => id)).toEqual(['orders', 'customer', 'place']);
});

test('a hotspot lies on top, whatever is moved after it', () => {
  const { scene, editor } = openScene();
  addElements(editor, { [toId<'element'>('why')]: { kind: 'hotspot', text: 'Why?', at: [0, 0] } });

  moveElements(editor, { [customer]: [10, 10] });

  expect(scene.ordered().map(({ id }) => id)).toEqual(['orders', 'place', 'customer', 'why']);
});

test('a running drag lies over the stored place until it ends', () => {
  const { scene } = openScene();

  scene.setDrag('peer 7', { [place]: [5_000, 5_000] });
  expect(scene.rectOf('place')).toEqual({ x: 5_000, y: 5_000, width: 160, height: 120 });
  expect(hitTest(scene, { x: 5_010, y: 5_010 })).toBe('place');
  expect(hitTest(scene, { x: 210, y: 10 })).toBeUndefined();

  scene.setDrag('peer 7', undefined);
  expect(scene.rectOf('place')).toEqual({ x: 200, y: 0, width: 160, height: 120 });
});

test('a relation is known at both its ends until one of them is gone', () => {
  const { scene, editor } = openScene();
  expect([[...scene.relationsAt('customer')], [...scene.relationsAt('place')]]).toEqual([['r1'], ['r1']]);

  removeElements(editor, [customer]);

  expect([...scene.relationsAt('place')]).toEqual([]);
  expect(scene.get('customer')).toBeUndefined();
  expect(scene.ordered().map(({ id }) => id)).toEqual(['orders', 'place']);
});
