import { expect, test } from 'vitest';
import { keyVariants, singularKey, wordKey, wordsOf } from '#models/words/word-key.ts';

test('words are told apart by spaces, marks and capitals, and stand where they are', () => {
  expect(wordsOf("Customer's OrderPlaced (again)")).toEqual([
    { key: 'customer', start: 0, end: 8 },
    { key: 'order', start: 11, end: 16 },
    { key: 'placed', start: 16, end: 22 },
    { key: 'again', start: 24, end: 29 },
  ]);
});

test('every character of a script without spaces is a word', () => {
  expect(wordsOf('注文 placed').map(({ key }) => key)).toEqual(['注', '文', 'placed']);
});

test.each([
  ['Line Items', 'lineitems', 'lineitem'],
  ['line-items', 'lineitems', 'lineitem'],
  ['LineItem', 'lineitem', 'lineitem'],
  ['Categories', 'categories', 'category'],
  ['Boxes', 'boxes', 'box'],
  ['Status', 'status', 'status'],
])('"%s" has the key %s, and %s as one thing', (name, key, singular) => {
  expect([wordKey(name), singularKey(name)]).toEqual([key, singular]);
});

test.each(['', ' ', '!?'])('there is no word in "%s"', (text) => {
  expect([wordsOf(text), wordKey(text), keyVariants(text)]).toEqual([[], '', []]);
});
