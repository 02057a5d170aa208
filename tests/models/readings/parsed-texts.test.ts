import { expect, test } from 'vitest';
import { parseExpression, pathExpression } from '#models/expression/parse-expression.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { createExpressions, readExpressions } from '#models/readings/expression-scopes.ts';
import { createParser } from '#models/readings/parsed-texts.ts';
import { cartBoard } from '#tests/support/design-board.ts';

test('each text of a model is parsed once, and what nobody wrote is not parsed', () => {
  const board = cartBoard({
    cart: {
      derived: [
        { name: 'double', value: 'total * 2' },
        { name: 'total', value: 'sum(items, item => item.price)' },
        { name: 'same', value: 'total * 2' },
      ],
    },
    added: {
      published: {
        name: 'book.added',
        version: 1,
        fields: [
          { name: 'price', type: 'money' },
          { name: 'note', type: 'text', optional: true },
        ],
      },
    },
  });
  const parsed: string[] = [];
  const parse = createParser((text) => {
    parsed.push(text);
    return parseExpression(text);
  });
  const { all } = createExpressions(board, parse);
  const written = all.filter(({ implied }) => !implied).map(({ text }) => text);
  expect(parsed.toSorted()).toEqual([...new Set(written)].sort());
  expect(all.some(({ implied }) => implied)).toBe(true);
});

test('a derived field is checked once: its type and its reading are of one tree', () => {
  const { types, aggregates } = readExpressions(cartBoard());
  const total = types
    .aggregate('cart' as ElementId)
    ?.fields()
    .get('total')
    ?.derived?.();
  const [reading] = aggregates.get('cart' as ElementId)?.derived ?? [];
  expect(reading?.value.checked?.types).toBe(total?.types);
});

test.each([
  [['cart']],
  [['cart', 'total']],
  [['item', 'größe']],
])('the path %j is what its text reads as', (names) => {
  expect({ ok: true, value: pathExpression(names) }).toEqual(parseExpression(names.join('.')));
});

test.each([
  [['']],
  [['cart', '']],
  [['constructor']],
  [['true']],
  [['cart', 'in']],
  [['this']],
  [['null']],
  [[]],
])('there is no path %j', (names) => {
  expect(pathExpression(names)).toBeUndefined();
});
