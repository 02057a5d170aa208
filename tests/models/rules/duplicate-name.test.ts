import { expect, test } from 'vitest';
import { duplicateName } from '#models/rules/duplicate-name.ts';
import { boardOf, cartBoard, placesOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('two fields of one name are found at the second', () => {
  const payload = [
    { name: 'book id', type: 'text' },
    { name: 'Book-ID', type: 'text' },
  ];
  expect(
    findingsOf(duplicateName, boardOf({ elements: { added: { kind: 'event', design: { payload } } } })),
  ).toEqual([
    {
      rule: 'duplicate-name',
      severity: 'warning',
      message:
        '"Book-ID" is there twice in the payload: expressions call both `bookId`. Give one another name.',
      path: ['elements', 'added', 'design', 'payload', 1, 'name'],
      subject: { section: 'elements', id: 'added' },
    },
  ]);
});

test('a field that is called like a derived one is found', () => {
  const cart = { fields: [{ name: 'total', type: 'money' }] };
  expect(placesOf(findingsOf(duplicateName, cartBoard({ cart })))).toEqual([
    'warning elements/cart/design/fields/0/name',
  ]);
});

test('a field that is called like what an aggregate has anyway is found', () => {
  const cart = {
    fields: [
      { name: 'ID', type: 'text' },
      { name: 'status', type: 'text' },
    ],
  };
  expect(placesOf(findingsOf(duplicateName, cartBoard({ cart })))).toEqual([
    'warning elements/cart/design/fields/0/name',
    'warning elements/cart/design/fields/1/name',
  ]);
});

test('two aggregates of one name are found', () => {
  const elements = { again: { kind: 'aggregate', text: 'cart' }, cart: { kind: 'aggregate', text: 'Cart' } };
  expect(placesOf(findingsOf(duplicateName, boardOf({ elements })))).toEqual(['warning elements/cart/text']);
});

test.each([
  ['external-system', 'operations'],
  ['read-model', 'queries'],
])('two questions to one %s are found at the second', (kind, key) => {
  const found = (questions: readonly object[] | undefined) =>
    findingsOf(
      duplicateName,
      boardOf({ elements: { asked: { kind, text: 'Bank', design: { [key]: questions } } } }),
    ).map(({ path, message }) => [path.join('/'), message]);
  expect(found([{ name: 'charge' }, { name: 'refund' }, { name: 'Charge' }])).toEqual([
    [
      `elements/asked/design/${key}/2/name`,
      `"Bank" has two ${key} "Charge": only the first can be asked for by that name. Give the other another name.`,
    ],
  ]);
  expect(found([{ name: '' }, { name: '' }])).toEqual([]);
  expect(found([])).toEqual([]);
  expect(found(undefined)).toEqual([]);
});

test('names without letters are not compared, and a sound design is fine', () => {
  const elements = { one: { kind: 'aggregate', text: '' }, two: { kind: 'aggregate', text: '!' } };
  expect(findingsOf(duplicateName, cartBoard({}, { elements }))).toEqual([]);
});
