import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardId, ContextId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';
import { compileTerms, recognisedTerms, recogniseTerms } from '#models/views/recognised-terms.ts';

const orders = 'orders' as ContextId;
const shipping = 'shipping' as ContextId;

function termsOf(terms: Record<string, object>): Model['terms'] {
  return terms as Model['terms'];
}

const glossary = termsOf({
  cart: { name: 'Cart', context: 'orders', avoid: [{ word: 'basket', reason: 'Customers never say it.' }] },
  'cart-item': { name: 'Cart Item', context: 'orders' },
  'orders-book': { name: 'Book', context: 'orders' },
  'shipping-book': { name: 'Book', context: 'shipping' },
  parcel: { name: 'Parcel', context: 'shipping', avoid: [{ word: 'box' }] },
  customer: { name: 'Customer', avoid: [{ word: 'user' }] },
});

/** What is marked, as people see it: the word and what the glossary says about it. */
function read(text: string, context?: ContextId, terms = glossary) {
  return recogniseTerms(text, compileTerms(terms), context).map((mark) => [
    text.slice(mark.start, mark.end),
    mark.kind === 'term' ? `${mark.term}${mark.foreign ? ' (foreign)' : ''}` : `write ${mark.replacement}`,
  ]);
}

describe('finding words', () => {
  test('a term is found with its exact range', () => {
    expect(recogniseTerms('Cart Checked Out', compileTerms(glossary), orders)).toEqual([
      { kind: 'term', start: 0, end: 4, term: 'cart', foreign: false },
    ]);
  });

  test('a word to avoid carries its replacement and the reason where there is one', () => {
    expect(recogniseTerms('The user filled a basket', compileTerms(glossary), orders)).toEqual([
      { kind: 'avoid', start: 4, end: 8, term: 'customer', replacement: 'Customer' },
      {
        kind: 'avoid',
        start: 18,
        end: 24,
        term: 'cart',
        replacement: 'Cart',
        reason: 'Customers never say it.',
      },
    ]);
  });

  test('only whole words count', () => {
    expect(read('Cartography of userland', orders)).toEqual([]);
  });

  test('case does not matter', () => {
    expect(read('CART and cart', orders)).toEqual([
      ['CART', 'cart'],
      ['cart', 'cart'],
    ]);
  });

  test('the longest match wins', () => {
    expect(read('Cart item removed from cart', orders)).toEqual([
      ['Cart item', 'cart-item'],
      ['cart', 'cart'],
    ]);
  });

  test.each([
    ['two words run together', 'CartItemAdded', 'CartItem'],
    ['a hyphen', 'the cart-item', 'cart-item'],
    ['a possessive', "a cart item's price", 'cart item'],
    ['a possessive inside', "the cart's item", "cart's item"],
    ['a line break', 'Cart\nItem Added', 'Cart\nItem'],
  ])('a term is found through %s', (_, text, found) => {
    expect(read(text, orders)).toEqual([[found, 'cart-item']]);
  });

  test.each([
    ['Order', 'orders'],
    ['Category', 'categories'],
    ['Box', 'boxes'],
    ['Address', 'addresses'],
    ['Points', 'point'],
    ['Day', 'days'],
    ['Wishlist', 'wishlists'],
  ])('%s is found in "%s"', (name, text) => {
    expect(read(text, undefined, termsOf({ it: { name } }))).toEqual([[text, 'it']]);
  });

  test.each([
    ['Status', 'statu'],
    ['Class', 'clas'],
    ['Analysis', 'analysi'],
  ])('the s at the end of %s is not taken for a plural', (name, text) => {
    expect(read(text, undefined, termsOf({ it: { name } }))).toEqual([]);
  });

  test('the exact spelling goes before the plural of another term', () => {
    const terms = termsOf({ one: { name: 'Point' }, many: { name: 'Points' } });
    expect(read('Points per Point', undefined, terms)).toEqual([
      ['Points', 'many'],
      ['Point', 'one'],
    ]);
  });

  test('other scripts are read, with and without spaces between words', () => {
    const terms = termsOf({ a: { name: '顧客' }, b: { name: 'Größe' }, c: { name: 'заказ' } });
    expect(read('顧客が注文した, die GRÖSSE größe, Заказ', undefined, terms)).toEqual([
      ['顧客', 'a'],
      ['größe', 'b'],
      ['Заказ', 'c'],
    ]);
  });

  test('composed and decomposed accents are one word', () => {
    expect(read('Cafe\u0301 opened', undefined, termsOf({ it: { name: 'Caf\u00e9' } }))).toEqual([
      ['Cafe\u0301', 'it'],
    ]);
  });

  test.each(['', '   ', '!?', '😀'])('a term named %j marks nothing', (name) => {
    expect(read('anything 😀 !? at all', undefined, termsOf({ it: { name } }))).toEqual([]);
  });

  test('an empty text and an empty glossary mark nothing', () => {
    expect(read('', orders)).toEqual([]);
    expect(read('Cart', orders, termsOf({}))).toEqual([]);
  });

  test('a word to avoid that spells the term itself marks nothing as wrong', () => {
    const terms = termsOf({ it: { name: 'Check Out', avoid: [{ word: 'Checkout' }] } });
    expect(read('Checkout', undefined, terms)).toEqual([['Checkout', 'it']]);
  });
});

describe('contexts', () => {
  test("a word of several contexts is the sticky's own", () => {
    expect(read('Book', orders)).toEqual([['Book', 'orders-book']]);
    expect(read('Book', shipping)).toEqual([['Book', 'shipping-book']]);
  });

  test('a term that only another context knows is foreign', () => {
    expect(read('Parcel', orders)).toEqual([['Parcel', 'parcel (foreign)']]);
  });

  test('a term without a context is at home everywhere', () => {
    expect(read('Customer', shipping)).toEqual([['Customer', 'customer']]);
  });

  test('a word that another context avoids is left alone', () => {
    expect(read('box and basket', shipping)).toEqual([['box', 'write Parcel']]);
  });

  test('outside all contexts every term and every word to avoid speaks', () => {
    expect(read('Put the Parcel into the basket')).toEqual([
      ['Parcel', 'parcel'],
      ['basket', 'write Cart'],
    ]);
  });

  test("a word that the own context avoids is marked although it is another context's term", () => {
    const terms = termsOf({
      a: { name: 'Order', context: 'orders' },
      b: { name: 'Shipment', context: 'shipping', avoid: [{ word: 'order' }] },
    });
    expect(read('Order', shipping, terms)).toEqual([['Order', 'write Shipment']]);
    expect(read('Order', undefined, terms)).toEqual([['Order', 'a']]);
  });
});

test('marks are in order, inside the text, never empty and never overlap', () => {
  const word = fc.constantFrom(
    'cart',
    'Cart',
    'item',
    'items',
    'book',
    'user',
    'basket',
    'x',
    '顧客',
    '-',
    '!',
  );
  const text = fc
    .array(word, { maxLength: 12 })
    .chain((words) => fc.constantFrom(' ', '', '-', '\n').map((separator) => words.join(separator)));
  let found = 0;
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (sample) => {
      const marks = recogniseTerms(sample, compileTerms(glossary), orders);
      found += marks.length;
      let end = 0;
      for (const mark of marks) {
        expect(mark.start).toBeGreaterThanOrEqual(end);
        expect(mark.end).toBeGreaterThan(mark.start);
        end = mark.end;
      }
      expect(end).toBeLessThanOrEqual(sample.length);
    }),
  );
  expect(found).toBeGreaterThan(0);
});

describe('a whole board', () => {
  const board = (elements: Record<string, object>): Model =>
    ({
      ...createModel('board' as BoardId, 'Board'),
      contexts: { orders: { name: 'Orders' }, shipping: { name: 'Shipping' } },
      terms: glossary,
      elements,
    }) as unknown as Model;
  const elements = {
    frame: { kind: 'frame', text: 'Shipping', at: [0, 0, 1000, 1000], context: 'shipping' },
    packed: { kind: 'event', text: 'Parcel Packed', at: [10, 10] },
    other: { kind: 'event', text: 'Nothing known', at: [10, 200] },
  };

  test('each element is read in its own context; what has no marks is left out', () => {
    expect(recognisedTerms(board(elements)).marks).toEqual(
      new Map([['packed', [{ kind: 'term', start: 0, end: 6, term: 'parcel', foreign: false }]]]),
    );
  });

  test('read again, an element with the same text and context keeps its marks', () => {
    const first = recognisedTerms(board(elements));
    const next = board({ ...elements, packed: { ...elements.packed, at: [400, 400] } });
    const second = recognisedTerms(next, first);
    expect(second.marks.get('packed' as never)).toBe(first.marks.get('packed' as never));
    expect(second.index).toBe(first.index);
  });

  test('read again, what changed is the same as reading all of it afresh', () => {
    const first = recognisedTerms(board(elements));
    const moved = board({ ...elements, frame: { ...elements.frame, context: 'orders' } });
    const retyped = board({ ...elements, other: { ...elements.other, text: 'A box' } });
    const taught = { ...board(elements), terms: termsOf({ known: { name: 'Known' } }) };
    const removed = board({ frame: elements.frame });
    for (const next of [moved, retyped, taught, removed]) {
      expect(recognisedTerms(next, first)).toEqual(recognisedTerms(next));
    }
  });
});
