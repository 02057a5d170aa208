import { expect, test } from 'vitest';
import type { Model } from '#models/metamodel/model.ts';
import { sameWordTable } from '#models/views/same-word-table.ts';

function glossary(terms: Record<string, object>): Pick<Model, 'terms' | 'contexts'> {
  const contexts = { c: { name: 'Catalog' }, o: { name: 'Orders' }, i: { name: 'Inventory' } };
  return { terms, contexts } as unknown as Pick<Model, 'terms' | 'contexts'>;
}

test('a word of several contexts is one row, its meanings in the order of the context names', () => {
  const terms = {
    'o-book': { name: 'Books', context: 'o' },
    'i-book': { name: 'book', context: 'i' },
    'c-book': { name: 'Book', context: 'c' },
    cart: { name: 'Cart', context: 'o' },
  };
  expect(sameWordTable(glossary(terms))).toEqual([
    {
      word: 'Book',
      confirmed: false,
      meanings: [
        { id: 'c-book', term: terms['c-book'] },
        { id: 'i-book', term: terms['i-book'] },
        { id: 'o-book', term: terms['o-book'] },
      ],
    },
  ]);
});

test('a row is confirmed when every meaning is, and open again when a third context takes the word', () => {
  const confirmed = { name: 'Book', sameWordIntended: true };
  const two = { a: { ...confirmed, context: 'o' }, b: { ...confirmed, context: 'c' } };
  const three = { ...two, d: { name: 'Book', context: 'i' } };
  expect(sameWordTable(glossary(two)).map((row) => row.confirmed)).toEqual([true]);
  expect(sameWordTable(glossary(three)).map((row) => row.confirmed)).toEqual([false]);
});

test('the same word twice in one context is no row, nor are terms without a context or a name', () => {
  const terms = {
    a: { name: 'Book', context: 'o' },
    b: { name: 'Book', context: 'o' },
    c: { name: 'Book' },
    d: { name: '', context: 'o' },
    e: { name: '', context: 'c' },
  };
  expect(sameWordTable(glossary(terms))).toEqual([]);
});

test('rows are in alphabetical order', () => {
  const terms = Object.fromEntries(
    ['Order', 'Book'].flatMap((name) =>
      ['o', 'c'].map((context) => [`${context}-${name}`, { name, context }]),
    ),
  );
  expect(sameWordTable(glossary(terms)).map((row) => row.word)).toEqual(['Book', 'Order']);
});
