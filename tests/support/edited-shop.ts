import * as Y from 'yjs';
import { type Editor, writeModel } from '#models/document/board-document.ts';
import { type ElementId, type RelationId, toId } from '#models/metamodel/ids.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { editorOf } from '#tests/support/shared-documents.ts';

export const element = (id: string): ElementId => toId<'element'>(id);
export const relation = (id: string): RelationId => toId<'relation'>(id);

/** Two contexts, an order that is placed, and a frame. */
export const shop = parseModel({
  id: 'shop',
  name: 'Shop',
  contexts: { orders: { name: 'Orders' }, shipping: { name: 'Shipping' } },
  elements: {
    place: {
      kind: 'command',
      text: 'Place Order',
      at: [0, 0],
      context: 'orders',
      design: { outcomes: [{ event: 'placed', payload: { event: 'placed' } }] },
    },
    order: {
      kind: 'aggregate',
      text: 'Order',
      at: [200, 0, 300, 200],
      design: {
        lifecycle: {
          states: ['open', 'placed'],
          initial: 'open',
          moves: [{ from: ['open'], on: 'placed', to: 'placed' }],
        },
      },
    },
    placed: { kind: 'event', text: 'Order Placed', at: [400, 0], context: 'orders' },
    frame: { kind: 'frame', text: '', at: [-100, -100], context: 'shipping' },
  },
  relations: {
    handled: { type: 'handled-by', from: 'place', to: 'order' },
    emitted: { type: 'emits', from: 'order', to: 'placed' },
  },
  relationships: { feeds: { type: 'customer-supplier', upstream: 'orders', downstream: 'shipping' } },
  terms: { order: { name: 'Order', context: 'orders' } },
  values: { address: { name: 'Address', context: 'orders', fields: [] } },
}).model;

/** An editor of the shop, and the origins of the transactions from then on. */
export function openShop(): { readonly editor: Editor; readonly transactions: unknown[] } {
  const editor = editorOf(new Y.Doc());
  writeModel(editor, shop);
  const transactions: unknown[] = [];
  editor.doc.on('update', (_, origin) => transactions.push(origin));
  return { editor, transactions };
}

/** Ids for what is pasted: `new-1`, `new-2` and so on. */
export function countingIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}
