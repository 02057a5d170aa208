import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { findSharedText, writeModel } from '#models/document/board-document.ts';
import { type EntryChange, observeEntries } from '#models/document/observe-entries.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { updateDesign } from '#models/edits/update-design.ts';
import { toId } from '#models/metamodel/ids.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { editorOf, exchange } from '#tests/support/shared-documents.ts';

const placed = toId<'element'>('placed');

const orders = parseModel({
  id: 'shop',
  name: 'Shop',
  contexts: { orders: { name: 'Orders' } },
  elements: {
    placed: { kind: 'event', text: 'Order Placed', context: 'orders', at: [0, 0] },
    place: { kind: 'command', text: 'Place Order', at: [-200, 0] },
  },
  terms: { order: { name: 'Order', context: 'orders' } },
}).model;

function documentOfOrders(): Y.Doc {
  const doc = new Y.Doc();
  writeModel(editorOf(doc), orders);
  return doc;
}

describe('watching a document', () => {
  it('[DOC9] names each changed entry once after a transaction', () => {
    const doc = documentOfOrders();
    const seen: { changes: readonly EntryChange[]; origin: unknown }[] = [];
    const stop = observeEntries(doc, (changes, origin) => seen.push({ changes, origin }));
    doc.transact(() => {
      const text = findSharedText(doc, 'elements', 'placed', 'text');
      text?.insert(0, 'An ');
      text?.insert(3, 'Online ');
      updateDesign<'event'>(editorOf(doc), placed, { payload: [] });
      doc.getMap('terms').delete('order');
      doc.getMap('board').set('name', 'Store');
    }, 'me');
    stop();
    doc.getMap('terms').delete('nothing');
    doc.getMap('board').set('name', 'Unseen');
    expect(seen).toEqual([
      {
        changes: [
          { section: 'elements', id: 'placed' },
          { section: 'terms', id: 'order' },
          { section: 'board', id: 'name' },
        ],
        origin: 'me',
      },
    ]);
  });

  it('[DOC9] hears what comes from others, and of what a listener does itself', () => {
    const [anna, ben] = [documentOfOrders(), new Y.Doc()];
    const seen: string[] = [];
    observeEntries(ben, (changes) => {
      seen.push(...changes.map(({ section, id }) => `${section}/${id}`));
      if (seen.length === 6) {
        moveElements(editorOf(ben), { [placed]: [5, 5] });
      }
    });
    exchange(anna, ben);
    expect(seen.toSorted()).toEqual([
      'board/id',
      'board/name',
      'contexts/orders',
      'elements/place',
      'elements/placed',
      'elements/placed',
      'terms/order',
    ]);
  });
});
