import { describe, expect, test } from 'vitest';
import {
  countByFilter,
  type GlossaryFilter,
  glossaryGroups,
} from '#app/renderer/glossary/glossary-groups.ts';
import { boardWithTerms } from '#tests/support/glossary.ts';

const terms = {
  cart: { name: 'Cart', context: 'orders', definition: 'What a customer means to buy', status: 'agreed' },
  'book-2': { name: 'Book 2', context: 'orders' },
  'book-10': { name: 'Book 10', context: 'orders', definition: '  ' },
  parcel: {
    name: 'Parcel',
    context: 'shipping',
    definition: 'What the courier carries',
    status: 'disputed',
    avoid: [{ word: 'box' }],
    notToBeConfusedWith: [{ word: 'delivery' }],
    examples: ['Two novels'],
  },
  customer: { name: 'Customer', context: 'gone', definition: 'Who buys', status: 'proposed' },
};
const model = boardWithTerms(terms);

function names(search: string, filter: GlossaryFilter = 'all'): unknown {
  return glossaryGroups(model, { search, filter }).map((group) => [
    group.name,
    group.terms.map(({ term }) => term.name),
  ]);
}

describe('groups', () => {
  test('follow the contexts in alphabetical order, then the words of everyone', () => {
    expect(names('')).toEqual([
      ['Orders', ['Book 2', 'Book 10', 'Cart']],
      ['Shipping', ['Parcel']],
      ['', ['Customer']],
    ]);
  });

  test('of contexts without words are there to be filled', () => {
    expect(glossaryGroups(boardWithTerms({}), { search: '', filter: 'all' })).toEqual([
      { context: 'orders', name: 'Orders', terms: [] },
      { context: 'shipping', name: 'Shipping', terms: [] },
      { context: undefined, name: '', terms: [] },
    ]);
  });

  test('of contexts that belong to somebody else show only when they have words', () => {
    const external = {
      orders: { name: 'Orders', external: true },
      shipping: { name: 'Shipping', external: true },
    };
    const board = {
      ...model,
      contexts: external,
      terms: { parcel: terms.parcel },
    } as unknown as typeof model;
    const groups = glossaryGroups(board, { search: '', filter: 'all' });
    expect(groups.map(({ context }) => context)).toEqual(['shipping', undefined]);
  });

  test('a word of a vanished context belongs to everyone', () => {
    const groups = glossaryGroups(model, { search: 'customer', filter: 'all' });
    expect(groups.find(({ context }) => context === undefined)?.terms.map(({ id }) => id)).toEqual([
      'customer',
    ]);
  });
});

describe('searching', () => {
  test.each([
    ['a name', 'parc'],
    ['a definition', 'COURIER'],
    ['a word to avoid', 'box'],
    ['a look-alike', 'delivery'],
    ['an example', 'novels'],
    ['several words in any order', 'carries  parcel'],
  ])('finds %s', (_, search) => {
    expect(names(search)).toEqual([['Shipping', ['Parcel']]]);
  });

  test('blanks alone are no wish', () => {
    expect(names('   ')).toEqual(names(''));
  });

  test('finds nothing where not every word is said', () => {
    expect(names('parcel cart')).toEqual([]);
  });
});

describe('filtering', () => {
  test.each([
    ['agreed', [['Orders', ['Cart']]]],
    ['disputed', [['Shipping', ['Parcel']]]],
    ['unexplained', [['Orders', ['Book 2', 'Book 10']]]],
    [
      'proposed',
      [
        ['Orders', ['Book 2', 'Book 10']],
        ['', ['Customer']],
      ],
    ],
  ] as const)('%s', (filter, expected) => {
    expect(names('', filter)).toEqual(expected);
  });

  test('counts say how many there are', () => {
    expect(countByFilter(model.terms)).toEqual({
      all: 5,
      proposed: 3,
      agreed: 1,
      disputed: 1,
      unexplained: 2,
    });
  });
});
