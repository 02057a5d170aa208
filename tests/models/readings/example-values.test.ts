import { expect, test } from 'vitest';
import { createRecord } from '#models/expression/scope.ts';
import { listOf, optionalOf, primitive, type Type } from '#models/expression/types.ts';
import { readExampleValue } from '#models/readings/example-values.ts';

const line: Type = {
  kind: 'record',
  record: createRecord('line', 'Line', { bookId: { kind: 'id', of: 'book' }, price: primitive('money') }),
};

test.each([
  ['19.9 EUR', primitive('money'), { amount: 1990n, currency: 'EUR' }],
  ['5 JPY', primitive('money'), { amount: 5n, currency: 'JPY' }],
  ['2026-01-31T10:00:00+01:00', primitive('time'), '2026-01-31T09:00:00.000Z'],
  ['2026-01-31', primitive('date'), '2026-01-31'],
  ['PT1H30M', primitive('duration'), 5_400_000],
  ['book-{n}', { kind: 'id', of: 'book' } as Type, 'book-7'],
  ['Volume {n} of {n}', primitive('text'), 'Volume 7 of 7'],
  ['2026-01-0{n}', primitive('date'), '2026-01-07'],
  ['no. {n}', { kind: 'one-of', options: ['no. {n}', 'no. 7'] } as Type, 'no. {n}'],
  [['a', 'b'], listOf(primitive('text')), ['a', 'b']],
  [3, optionalOf(primitive('integer')), 3],
  [false, primitive('boolean'), false],
  [{ 'book id': 'b', price: '1 EUR' }, line, { bookId: 'b', price: { amount: 100n, currency: 'EUR' } }],
])('%j is an example value', (json, type, value) => {
  expect(readExampleValue(json, type, 7)).toEqual({ ok: true, value });
});

test.each([
  ['19.999 EUR', primitive('money'), []],
  ['19.90', primitive('money'), []],
  [5, primitive('money'), []],
  ['2026-02-30', primitive('date'), []],
  ['tomorrow', primitive('time'), []],
  ['2026-01-31', primitive('time'), []],
  ['P1M', primitive('duration'), []],
  [1.5, primitive('integer'), []],
  ['1', primitive('decimal'), []],
  [null, primitive('text'), []],
  ['late', { kind: 'one-of', options: ['early'] } as Type, []],
  ['{n}', { kind: 'one-of', options: ['1'] } as Type, []],
  ['{n}.00 EUR', primitive('money'), []],
  ['2026-01-0{n}T00:00:00Z', primitive('time'), []],
  ['P{n}D', primitive('duration'), []],
  [['a', 1], listOf(primitive('text')), [1]],
  [[{ price: 'x' }], listOf(line), [0, 'price']],
  [{ prize: '1 EUR' }, line, ['prize']],
  [[], line, []],
])('%j does not fit', (json, type, path) => {
  expect(readExampleValue(json, type)).toMatchObject({ ok: false, error: { path } });
});
