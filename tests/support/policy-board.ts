import type { Model } from '#models/metamodel/model.ts';
import { cartBoard } from './design-board.ts';

const bank = {
  kind: 'external-system',
  text: 'Bank',
  design: {
    operations: [
      {
        name: 'charge',
        request: [{ name: 'amount', type: 'money' }],
        response: [{ name: 'receipt', type: 'text' }],
        errors: ['Card Declined'],
      },
    ],
  },
};

const bill = {
  kind: 'aggregate',
  text: 'Bill',
  context: 'billing',
  design: {
    fields: [
      { name: 'cart id', type: 'id', of: 'Cart' },
      { name: 'amount', type: 'money' },
      { name: 'lines', type: 'entity', of: 'Bill Line', list: true },
    ],
    entities: [{ name: 'Bill Line', fields: [{ name: 'book id', type: 'id', of: 'Book' }] }],
  },
};

const sendBill = {
  kind: 'command',
  text: 'Send Bill',
  context: 'billing',
  design: {
    creates: 'always',
    parameters: [
      { name: 'cart id', type: 'id', of: 'Cart' },
      { name: 'amount', type: 'money' },
      { name: 'lines', type: 'entity', of: 'Bill Line', list: true },
    ],
  },
};

const billSent = {
  kind: 'event',
  text: 'Bill Sent',
  context: 'billing',
  design: { payload: sendBill.design.parameters },
};

/**
 * A shop's cart in one context, bills in another, a bank outside, and a policy of the given design. `published` is the
 * face of "Cart Closed".
 */
export function policyBoard(design: object | undefined, published?: object): Model {
  const board = cartBoard(
    { closed: { payload: [{ name: 'total', type: 'money' }], published } },
    {
      elements: {
        bank,
        bill,
        'send-bill': sendBill,
        'bill-sent': billSent,
        policy: {
          kind: 'policy',
          text: 'Whenever a cart is closed, send the bill',
          context: 'billing',
          design,
        },
      },
      relations: {
        'bill-sends': { type: 'handled-by', from: 'send-bill', to: 'bill' },
        'bill-says': { type: 'emits', from: 'bill', to: 'bill-sent' },
        'closed-policy': { type: 'triggers', from: 'closed', to: 'policy' },
        'policy-sends': { type: 'issues', from: 'policy', to: 'send-bill' },
      },
    },
  );
  const shop = Object.fromEntries(
    ['cart', 'add', 'added', 'close', 'closed'].map((id) => [
      id,
      { ...board.elements[id as never], context: 'shop' },
    ]),
  );
  const contexts = { shop: { name: 'Shop' }, billing: { name: 'Billing' } };
  return { ...board, contexts, elements: { ...board.elements, ...shop } } as unknown as Model;
}

/** What "Cart Closed" tells other contexts. */
export const closedFace = {
  name: 'cart.closed',
  version: 1,
  fields: [
    { name: 'total', type: 'money' },
    { name: 'items', type: 'entity', of: 'Line', list: true },
  ],
  values: { items: 'cart.items' },
};

/** How the bill follows from it. */
export const billing = {
  event: 'closed',
  command: 'send-bill',
  with: { amount: 'total', lines: { each: 'items', values: { 'book id': 'item.bookId' } } },
};
