import { describe, expect, it } from 'vitest';
import { createInterpretedWorld } from '#models/interpreter/interpreted-world.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { book, counterBoard, id, now, price, worldOf } from '#tests/support/interpreted-boards.ts';
import { compareSpecCitations } from '#tests/support/spec-citations.ts';

describe('the world', () => {
  it('[INT14] finds an aggregate by the key that it holds, else begins one under a fresh id', () => {
    const world = worldOf(cartBoard());
    const first = world.issue('add', book);
    const second = world.issue('add', { ...book, bookId: 'book-2' });
    const other = world.issue('add', { ...book, customerId: 'bert' });
    world.issue('close', { cartId: 'fresh-1' });
    const again = world.issue('add', book);

    expect([first, second, other, again].map((each) => typeof each === 'object' && each.id)).toEqual([
      'fresh-1',
      'fresh-1',
      'fresh-2',
      'fresh-3',
    ]);
  });

  it('[INT15] refuses a second holder of a key', () => {
    const add = { target: undefined, creates: 'always' };
    const world = worldOf(cartBoard({ add }));

    expect([world.issue('add', book), world.issue('add', book)]).toEqual([
      { id: 'fresh-1', events: ['added'] },
      'rule: open cart Already Taken',
    ]);
    expect(world.idsOf(id('cart'))).toEqual(['fresh-1']);
  });

  it('[INT16] shows a published event on the aggregate right after it', () => {
    const published = {
      name: 'cart.book-added',
      version: 1,
      fields: [
        { name: 'total', type: 'money' },
        { name: 'count', type: 'integer' },
      ],
      values: { count: 'size(cart.items)' },
    };
    const added = { ...cartBoardDesign, published };
    const world = createInterpretedWorld(cartBoard({ added }));

    const handled = world.handle({ command: id('add'), parameters: book, now, createId: () => 'a' });

    expect(handled.ok && handled.value.events[0]?.published).toEqual({ total: price, count: 1 });
  });

  it('[INT17] begins nothing when nothing happens', () => {
    const outcomes = [{ event: 'counted', when: 'by > 0' }];
    const command = { parameters: [{ name: 'by', type: 'integer' }], outcomes };
    const world = worldOf(counterBoard({ command }));

    expect(world.issue('count', { counterId: 'a', by: 0 })).toEqual({ id: 'a', events: [] });
    expect(world.idsOf(id('counter'))).toEqual([]);
  });
});

/** What Book Added does in the small cart. */
const cartBoardDesign = {
  payload: [
    { name: 'customer id', type: 'id', of: 'Customer' },
    { name: 'book id', type: 'id', of: 'Book' },
    { name: 'price', type: 'money' },
  ],
};

it('every behaviour of the specification is proved here', () => {
  expect(compareSpecCitations('models/interpreter/SPEC.md', ['tests/models/interpreter'], 'INT')).toEqual({
    unproven: [],
    unknown: [],
  });
});
