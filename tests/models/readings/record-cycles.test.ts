import { expect, it, test } from 'vitest';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import { recordCycles } from '#models/readings/record-cycles.ts';
import { boardOf } from '#tests/support/design-board.ts';

const holding = (name: string, other: string, derived: object[] = []) => ({
  name,
  fields: [
    { name: 'other', type: 'value', of: other, optional: true },
    { name: 'size', type: 'integer' },
  ],
  derived,
});

const circle = {
  a: holding('A', 'b', [{ name: 'far', value: 'isSet(other) ? other.near : size' }]),
  b: holding('B', 'c', [{ name: 'near', value: 'isSet(other) ? other.size : size' }]),
  c: holding('C', 'a', [{ name: 'wide', value: 'isSet(other) ? other.far : size' }]),
};

function circlesOf(values: Readonly<Record<string, object>>) {
  const cycles = recordCycles.build(boardOf({ values }));
  return Object.fromEntries([...cycles].map(([key, records]) => [key, records.map((record) => record.key)]));
}

test('records in a circle know each other, and no others', () => {
  const keys = ['value:a', 'value:b', 'value:c'];
  const lone = holding('Lone', 'a');
  const self = holding('Self', 'self');
  expect(circlesOf({ ...circle, lone, self })).toEqual(Object.fromEntries(keys.map((key) => [key, keys])));
  expect(circlesOf({})).toEqual({});
});

test('a chain of ten thousand value objects is no circle', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => [`v${index}`, holding('V', `v${index + 1}`)]);
  expect(circlesOf(Object.fromEntries(chain))).toEqual({});
});

it('does not matter which record of a circle is asked for first', () => {
  const board = (id: string) => {
    const { types } = readExpressions(boardOf({ values: circle }));
    types.value(id)?.fields();
    return (['a', 'b', 'c'] as const).map((each) =>
      [...(types.value(each)?.fields() ?? [])].map(([name, { type, unavailable }]) => [
        name,
        type.kind,
        unavailable,
      ]),
    );
  };
  expect(board('b')).toEqual(board('a'));
  expect(board('c')).toEqual(board('a'));
});
