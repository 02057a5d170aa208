import type { BoardId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

interface BoardParts {
  readonly elements?: Readonly<Record<string, object | undefined>>;
  readonly relations?: Readonly<Record<string, object>>;
  readonly scenarios?: Readonly<Record<string, object>>;
  readonly values?: Readonly<Record<string, object>>;
}

/** A board of exactly these parts. Places do not matter: every element stands at the corner. */
export function boardOf({ elements = {}, relations = {}, scenarios = {}, values = {} }: BoardParts): Model {
  const placed = Object.entries(elements).flatMap(([id, element]) =>
    element === undefined ? [] : [[id, { at: [0, 0], text: '', ...element }]],
  );
  return {
    ...createModel('board' as BoardId, 'Board'),
    elements: Object.fromEntries(placed),
    relations,
    scenarios,
    values,
  } as unknown as Model;
}

const designs = {
  cart: {
    fields: [
      { name: 'customer id', type: 'id', of: 'Customer' },
      { name: 'items', type: 'entity', of: 'Line', list: true },
      { name: 'note', type: 'text', optional: true },
    ],
    derived: [{ name: 'total', value: 'sum(items, item => item.price)' }],
    entities: [
      {
        name: 'Line',
        fields: [
          { name: 'book id', type: 'id', of: 'Book' },
          { name: 'price', type: 'money' },
        ],
      },
    ],
    lifecycle: {
      states: ['open', 'closed'],
      initial: 'open',
      moves: [{ from: ['open'], on: 'closed', to: 'closed' }],
    },
    keys: [{ name: 'open cart', fields: ['customer id'], when: "status == 'open'" }],
  },
  add: {
    parameters: [
      { name: 'customer id', type: 'id', of: 'Customer' },
      { name: 'book id', type: 'id', of: 'Book' },
      { name: 'price', type: 'money' },
    ],
    target: { by: 'key', key: 'open cart' },
    creates: 'when-missing',
    rules: [
      {
        text: 'Only once',
        check: '!some(cart.items, item => item.bookId == bookId)',
        error: 'Already In Cart',
      },
    ],
    outcomes: [{ event: 'added' }],
  },
  added: {
    payload: [
      { name: 'customer id', type: 'id', of: 'Customer' },
      { name: 'book id', type: 'id', of: 'Book' },
      { name: 'price', type: 'money' },
    ],
    effects: [
      { do: 'set', field: 'customer id', to: 'customerId' },
      { do: 'append', field: 'items', values: { 'book id': 'bookId', price: 'price' } },
    ],
  },
  close: { outcomes: [{ event: 'closed' }] },
  closed: { payload: [{ name: 'total', type: 'money' }] },
};

/** A small sound cart. `changes` replaces properties of its designs, by the id of the element. */
export function cartBoard(
  changes: Readonly<Partial<Record<keyof typeof designs, object>>> = {},
  more: BoardParts = {},
): Model {
  const design = (id: keyof typeof designs) => ({ ...designs[id], ...changes[id] });
  return boardOf({
    ...more,
    elements: {
      cart: { kind: 'aggregate', text: 'Cart', design: design('cart') },
      add: { kind: 'command', text: 'Add Book', design: design('add') },
      added: { kind: 'event', text: 'Book Added', design: design('added') },
      close: { kind: 'command', text: 'Close Cart', design: design('close') },
      closed: { kind: 'event', text: 'Cart Closed', design: design('closed') },
      ...more.elements,
    },
    relations: {
      'add-cart': { type: 'handled-by', from: 'add', to: 'cart' },
      'close-cart': { type: 'handled-by', from: 'close', to: 'cart' },
      'cart-added': { type: 'emits', from: 'cart', to: 'added' },
      'cart-closed': { type: 'emits', from: 'cart', to: 'closed' },
      ...more.relations,
    },
  });
}

/** Where a rule's findings are and how serious, as "error elements/cart/design ...". */
export function placesOf(
  findings: readonly { readonly severity: string; readonly path: readonly (string | number)[] }[],
) {
  return findings.map(({ severity, path }) => `${severity} ${path.join('/')}`);
}
