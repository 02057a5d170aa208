import { describe, expect, it, test } from 'vitest';
import {
  comparesStatus,
  conjunctsOf,
  needsNoFunction,
  readsField,
  variablesOf,
} from '#generator/facts/expression-facts.ts';
import type { ComputedValue, ExpressionPlan, NamedValue } from '#generator/plan/expressions.ts';
import { checkExpression } from '#models/expression/check-expression.ts';
import { parseExpression } from '#models/expression/parse-expression.ts';
import type { Binding, Type } from '#models/expression/types.ts';

const state: Type = { kind: 'one-of', options: ['open', 'closed'] };
const text: Type = { kind: 'text' };
const integer: Type = { kind: 'integer' };

const cart: Type = {
  kind: 'record',
  record: {
    key: 'aggregate:cart',
    name: 'Cart',
    fields: () =>
      new Map<string, Binding>([
        ['status', { type: state }],
        ['mood', { type: state }],
        ['total', { type: integer }],
      ]),
  },
};

const types = new Map<string, Binding>([
  ['cart', { type: cart }],
  ['note', { type: text }],
  ['count', { type: integer }],
]);

const names = new Map<string, NamedValue>([
  ['cart', { kind: 'variable', variable: 'cart' }],
  ['note', { kind: 'field', variable: 'data', key: 'note' }],
  ['count', { kind: 'field', variable: 'data', key: 'count' }],
]);

const total = { symbol: 'cartTotal', from: { file: 'src/domain/cart/cart.ts' } };
const members = new Map([['aggregate:cart', new Map([['total', { derived: total }]])]]);

function planned(source: string): ExpressionPlan {
  const parsed = parseExpression(source);
  const checked = parsed.ok ? checkExpression(parsed.value, { names: types }).checked : undefined;
  if (checked === undefined) throw new Error(`"${source}" does not check.`);
  return { kind: 'expression', checked, isOptional: false, scope: { names, members } };
}

describe('the status that an expression compares', () => {
  test.each([
    ["cart.status == 'open'", true],
    ["'open' != cart.status", true],
    ["note != '' && cart.status in ['closed', 'open']", true],
    ["cart.status == 'closed'", false],
    // The same word, of something else.
    ["cart.mood == 'open'", false],
    ["note == 'open'", false],
    ["cart.status == 'closed' && note == 'open'", false],
  ])('is found in %s: %s', (source, expected) => {
    expect(comparesStatus(planned(source), 'cart', 'open')).toBe(expected);
  });
});

describe('what an expression reads', () => {
  it('is told by its names, each variable once', () => {
    expect(variablesOf(planned("count > 1 && note != '' && cart.mood == 'open'"))).toEqual(['data', 'cart']);
  });

  it('is told of a record made for each item without the item', () => {
    const value: ComputedValue = {
      kind: 'records',
      list: planned('note'),
      properties: [
        { key: 'one', value: { kind: 'field', variable: 'item', key: 'one' }, optional: false },
        { key: 'other', value: { kind: 'variable', variable: 'now' }, optional: false },
      ],
    };
    expect(variablesOf(value)).toEqual(['data', 'now']);
  });

  it('is a field only where its name stands alone', () => {
    expect(readsField(planned("note == 'open'"), 'note')).toBe(true);
    expect(readsField(planned("cart.mood == 'open'"), 'mood')).toBe(false);
  });
});

test.each([
  ["note == 'open'", true],
  ['count > 1', true],
  ['count + 1', false],
  ['size(note) > 1', false],
  // A function of the aggregate works it out.
  ['cart.total > 1', false],
])('%s needs no function: %s', (source, expected) => {
  expect(needsNoFunction(planned(source))).toBe(expected);
});

it('takes a condition apart where all of it must hold', () => {
  const { checked } = planned("(count > 1 || note == '') && count < 9 && note != 'a'");
  expect(conjunctsOf(checked.expression).map(({ kind }) => kind)).toEqual(['binary', 'binary', 'binary']);
});
