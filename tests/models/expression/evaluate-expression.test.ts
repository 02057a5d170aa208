import { expect, test } from 'vitest';
import { checkExpression } from '#models/expression/check-expression.ts';
import { evaluateExpression, evaluatePredicate } from '#models/expression/evaluate-expression.ts';
import { parseExpression } from '#models/expression/parse-expression.ts';
import { createScope } from '#models/expression/scope.ts';
import { type Binding, listOf, primitive, type RecordType, type Type } from '#models/expression/types.ts';
import type { Value } from '#models/expression/values.ts';
import { compareSpecCitations } from '#tests/support/spec-citations.ts';

function checkedOf(text: string, names: Iterable<readonly [string, Binding]>, expected?: Type) {
  const parsed = parseExpression(text);
  const outcome = parsed.ok ? checkExpression(parsed.value, createScope(names), expected) : undefined;
  if (outcome?.checked === undefined) throw new Error(`${text}: ${JSON.stringify(outcome?.problems)}`);
  return outcome.checked;
}

const names = Object.entries({
  price: primitive('money'),
  dollars: primitive('money'),
  quantity: primitive('integer'),
  ratio: primitive('decimal'),
  words: primitive('text'),
  amounts: listOf(primitive('money')),
  numbers: listOf(primitive('integer')),
  now: primitive('time'),
}).map(([name, type]) => [name, { type }] as const);

const values: Readonly<Record<string, Value>> = {
  price: { amount: 1999n, currency: 'EUR' },
  dollars: { amount: 500n, currency: 'USD' },
  quantity: 3,
  ratio: 0.1,
  words: '👩‍🚀é',
  amounts: [],
  numbers: [1, 2, 3],
  now: '2026-01-31T12:00:00.000Z',
};

function resultOf(text: string): unknown {
  const result = evaluateExpression(checkedOf(text, names), values);
  if (result.ok) return result.value;
  return `${result.error.code} at ${text.slice(result.error.range.start, result.error.range.end)}`;
}

const euros = (amount: bigint) => ({ amount, currency: 'EUR' });

test.each([
  ['[EXPR12]', 'size(numbers)', 3],
  ['[EXPR12]', 'size(words)', 4],
  ['[EXPR12]', 'some(numbers, n => n > 2)', true],
  ['[EXPR12]', 'every(numbers, n => n > 2)', false],
  ['[EXPR12]', 'count(numbers, n => n % 2 == 1)', 2],
  ['[EXPR13]', 'sum(numbers)', 6],
  ['[EXPR13]', 'sum(numbers, n => n * n)', 14],
  ['[EXPR13]', 'sum(amounts)', { amount: 0n, currency: 'XXX' }],
  ['[EXPR13]', 'sum(amounts) + price', euros(1999n)],
  ['[EXPR13]', "sum(amounts) == money('0', 'EUR')", true],
  ['[EXPR13]', 'sum(amounts) < dollars', true],
  ['[EXPR14]', 'days(1) == hours(24)', true],
  ['[EXPR14]', 'now + days(29)', '2026-03-01T12:00:00.000Z'],
  ['[EXPR14]', 'now - (now - minutes(5))', 300_000],
  ['[EXPR15]', 'percent(price, 15)', euros(300n)],
  ['[EXPR15]', "percent(money('0.10', 'EUR'), 5)", euros(1n)],
  ['[EXPR15]', "money('0.15', 'EUR') * ratio", euros(2n)],
  ['[EXPR15]', "money('1.005', 'KWD') * 0.5", { amount: 503n, currency: 'KWD' }],
  ['[EXPR15]', "money('7', 'JPY') * 0.5", { amount: 4n, currency: 'JPY' }],
  ['[EXPR15]', 'price.amount + price.currency', '19.99EUR'],
  ['[EXPR16]', "price - money('20', 'EUR')", "negative-money at price - money('20', 'EUR')"],
  ['[EXPR16]', 'price * -quantity', 'negative-money at price * -quantity'],
  ['[EXPR16]', 'price + dollars', 'currency-mismatch at price + dollars'],
  ['[EXPR16]', 'quantity > 1 && price < dollars', 'currency-mismatch at price < dollars'],
  ['[EXPR16]', 'price == dollars', false],
  ['[EXPR17]', '1 + quantity / (quantity - 3)', 'division-by-zero at quantity / (quantity - 3)'],
  ['[EXPR17]', 'quantity % 0', 'division-by-zero at quantity % 0'],
  ['[EXPR17]', 'quantity * 9007199254740991', 'number-too-large at quantity * 9007199254740991'],
  ['[EXPR17]', 'quantity * 9007199254740991 > 5', true],
  ['[EXPR17]', 'days(quantity * 9007199254740991)', 'number-too-large at quantity * 9007199254740991'],
  [
    '[EXPR17]',
    'price * 9007199254740991 * 9007199254740991',
    'number-too-large at price * 9007199254740991 * 9007199254740991',
  ],
  [
    '[EXPR17]',
    `price + money('${'9'.repeat(30)}', 'EUR')`,
    `number-too-large at price + money('${'9'.repeat(30)}', 'EUR')`,
  ],
  ['[EXPR17]', 'now + days(4000000)', 'time-out-of-range at now + days(4000000)'],
  ['[EXPR18]', 'quantity == 3 || quantity / 0 > 1', true],
  ['[EXPR18]', 'quantity == 2 && quantity / 0 > 1', false],
  ['[EXPR18]', 'quantity == 3 ? 1 : quantity % 0', 1],
  ['[EXPR18]', '(price + dollars) in [price - price * 2]', 'negative-money at price - price * 2'],
])('%s %s gives what it should', (_number, text, expected) => {
  expect(resultOf(text)).toEqual(expected);
});

test('[EXPR19] derived fields follow from their siblings, below lists too', () => {
  const line: RecordType = {
    key: 'line',
    name: 'Line',
    fields: () => lineFields,
  };
  const stored: [string, Binding][] = [
    ['price', { type: primitive('money') }],
    ['quantity', { type: primitive('integer') }],
  ];
  const subtotal = checkedOf('price * quantity', stored);
  const lineFields = new Map<string, Binding>([
    ...stored,
    ['subtotal', { type: subtotal.type, derived: () => subtotal }],
  ]);
  const lines: Binding = { type: listOf({ kind: 'record', record: line }) };
  const total = checkedOf('sum(lines, line => line.subtotal)', [['lines', lines]]);
  const scope: [string, Binding][] = [
    ['lines', lines],
    ['total', { type: total.type, derived: () => total }],
  ];
  const basket = [
    { price: euros(250n), quantity: 2 },
    { price: euros(100n), quantity: 3 },
  ];
  const result = evaluateExpression(checkedOf('percent(total, 50)', scope), { lines: basket });
  expect(result).toEqual({ ok: true, value: euros(400n) });
});

test('a predicate is asked about one item', () => {
  const predicate = checkedOf('n => n > quantity', names, { kind: 'predicate', item: primitive('integer') });
  expect(evaluatePredicate(predicate, values, 4)).toEqual({ ok: true, value: true });
  expect(evaluatePredicate(predicate, values, 3)).toEqual({ ok: true, value: false });
});

test('every behaviour of the specification has a test, and every test cites one that exists', () => {
  expect(compareSpecCitations('models/expression/SPEC.md', ['tests/models/expression'], 'EXPR')).toEqual({
    unproven: [],
    unknown: [],
  });
});
