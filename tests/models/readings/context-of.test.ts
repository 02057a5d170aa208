import { expect, test } from 'vitest';
import type { BoardId } from '#models/metamodel/ids.ts';
import { type BoardElement, createModel, type Model } from '#models/metamodel/model.ts';
import { contextAreas, contextOf, contextsOfElements } from '#models/readings/context-of.ts';

function boardWith(elements: Record<string, object>): Model {
  const contexts = { orders: { name: 'Orders' }, carts: { name: 'Carts' } };
  return { ...createModel('board' as BoardId, 'Board'), contexts, elements } as unknown as Model;
}

const ordersFrame = { kind: 'frame', text: 'Orders', at: [0, 0, 1000, 1000], context: 'orders' };
const cartsFrame = { kind: 'frame', text: 'Carts', at: [100, 100, 400, 400], context: 'carts' };

test('an element belongs to the context whose frame holds its centre', () => {
  const model = boardWith({
    frame: ordersFrame,
    inside: { kind: 'event', text: 'Order Placed', at: [920, 900] },
    outside: { kind: 'event', text: 'Book Found', at: [921, 900] },
  });
  expect(contextsOfElements(model)).toEqual(
    new Map([
      ['frame', 'orders'],
      ['inside', 'orders'],
    ]),
  );
});

test('the smallest frame wins where frames lie in each other, whatever their order', () => {
  const sticky = { kind: 'event', text: 'Cart Filled', at: [200, 200] };
  const one = boardWith({ a: ordersFrame, b: cartsFrame, sticky });
  const other = boardWith({ sticky, a: cartsFrame, b: ordersFrame });
  expect(contextsOfElements(one).get('sticky' as never)).toBe('carts');
  expect(contextsOfElements(other).get('sticky' as never)).toBe('carts');
});

test('of two frames of one size the lower id wins', () => {
  const sticky = { kind: 'event', text: 'Cart Filled', at: [200, 200] };
  const model = boardWith({ z: { ...ordersFrame, context: 'carts' }, a: ordersFrame, sticky });
  expect(contextsOfElements(model).get('sticky' as never)).toBe('orders');
});

test('a context set by hand goes before the frame', () => {
  const model = boardWith({
    frame: ordersFrame,
    sticky: { kind: 'event', text: 'Cart Filled', at: [200, 200], context: 'carts' },
  });
  expect(contextsOfElements(model).get('sticky' as never)).toBe('carts');
});

test('a context that is not on the board counts as none, on a sticky and on a frame', () => {
  const model = boardWith({
    frame: ordersFrame,
    ghost: { ...cartsFrame, context: 'gone' },
    sticky: { kind: 'event', text: 'Cart Filled', at: [200, 200], context: 'gone' },
    inherited: { kind: 'event', text: 'Odd', at: [5000, 0], context: 'toString' },
  });
  const areas = contextAreas(model);
  expect(areas).toEqual([{ context: 'orders', left: 0, top: 0, right: 1000, bottom: 1000 }]);
  expect(contextsOfElements(model).get('sticky' as never)).toBe('orders');
  const { inherited } = model.elements as Record<string, BoardElement>;
  expect(inherited && contextOf(inherited, model.contexts, areas)).toBeUndefined();
});

test('a frame that names no context claims nothing', () => {
  const model = boardWith({
    frame: { kind: 'frame', text: 'Ideas', at: [0, 0] },
    sticky: { kind: 'event', text: 'Cart Filled', at: [200, 200] },
  });
  expect(contextsOfElements(model)).toEqual(new Map());
});

test('a sticky with a size of its own is measured by it', () => {
  const model = boardWith({
    frame: ordersFrame,
    wide: { kind: 'aggregate', text: 'Cart', at: [900, 0, 600, 160] },
  });
  expect(contextsOfElements(model).has('wide' as never)).toBe(false);
});
