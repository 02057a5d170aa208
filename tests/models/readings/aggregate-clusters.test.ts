import { expect, test } from 'vitest';
import { aggregateClusters } from '#models/readings/aggregate-clusters.ts';
import { boardOf, cartBoard } from '#tests/support/design-board.ts';

test('commands belong to what handles them, events to what emits them', () => {
  const { clusters } = aggregateClusters(cartBoard());
  expect(clusters).toEqual([{ aggregate: 'cart', commands: ['add', 'close'], events: ['added', 'closed'] }]);
});

test('an event that nothing emits belongs to the aggregate of the command that names it', () => {
  const board = cartBoard({}, { relations: { 'cart-added': { type: 'emits', from: 'gone', to: 'added' } } });
  expect(aggregateClusters(board).aggregateOfEvent.get('added' as never)).toBe('cart');
});

test('of several relations the lowest id counts, and those to nothing never do', () => {
  const elements = { cart: { kind: 'aggregate' }, order: { kind: 'aggregate' }, add: { kind: 'command' } };
  const relations = {
    c: { type: 'handled-by', from: 'add', to: 'order' },
    b: { type: 'handled-by', from: 'add', to: 'cart' },
    a: { type: 'handled-by', from: 'add', to: 'gone' },
  };
  expect([...aggregateClusters(boardOf({ elements, relations })).aggregateOfCommand]).toEqual([
    ['add', 'cart'],
  ]);
});

test('outcomes that are not written down tell the same deed, else they are the one event left over', () => {
  const elements = {
    order: { kind: 'aggregate', text: 'Order' },
    place: { kind: 'command', text: 'Place Order' },
    cancel: { kind: 'command', text: 'Cancel the order' },
    hold: { kind: 'command', text: 'Hold Back', design: {} },
    ship: {
      kind: 'command',
      text: 'Ship It',
      design: { outcomes: [{ event: 'shipped' }, { event: 'gone' }] },
    },
    placed: { kind: 'event', text: 'Order Placed' },
    cancelled: { kind: 'event', text: 'Order was cancelled' },
    shipped: { kind: 'event', text: 'Order Shipped' },
  };
  const to = (from: string) => ({ type: 'handled-by', from, to: 'order' });
  const emits = (event: string) => ({ type: 'emits', from: 'order', to: event });
  const relations = {
    a: to('place'),
    b: to('cancel'),
    c: to('hold'),
    d: to('ship'),
    e: emits('placed'),
    f: emits('cancelled'),
    g: emits('shipped'),
  };
  const told = {
    place: [{ event: 'placed' }],
    cancel: [{ event: 'cancelled' }],
    ship: [{ event: 'shipped', index: 0 }],
  };
  const read = (more: { elements?: object; relations?: object }) => {
    const { outcomes, undecided } = aggregateClusters(
      boardOf({
        elements: { ...elements, ...more.elements },
        relations: { ...relations, ...more.relations },
      }),
    );
    return [Object.fromEntries(outcomes), [...undecided]];
  };

  expect(read({})).toEqual([{ ...told, hold: [] }, []]);

  const kept = { kept: { kind: 'event', text: 'Order Kept' } };
  expect(read({ elements: kept, relations: { h: emits('kept') } })).toEqual([
    { ...told, hold: [{ event: 'kept' }] },
    [],
  ]);

  const noted = { noted: { kind: 'event', text: 'Delay Noted' } };
  expect(
    read({ elements: { ...kept, ...noted }, relations: { h: emits('kept'), i: emits('noted') } }),
  ).toEqual([{ ...told, hold: [] }, ['hold']]);
});
