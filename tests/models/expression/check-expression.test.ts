import { expect, test } from 'vitest';
import { checkExpression } from '#models/expression/check-expression.ts';
import { parseExpression } from '#models/expression/parse-expression.ts';
import { assume, createRecord, createScope, type Scope } from '#models/expression/scope.ts';
import { describeType, listOf, optionalOf, primitive, type Type } from '#models/expression/types.ts';
import { SAMPLE_SCOPE } from '#tests/support/arbitrary-expression.ts';

function check(text: string, scope: Scope = SAMPLE_SCOPE, expected?: Type) {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.error)}`);
  return checkExpression(parsed.value, scope, expected);
}

/** Each problem as "place: message". */
function problemsOf(text: string, scope?: Scope, expected?: Type): readonly string[] {
  const { problems } = check(text, scope, expected);
  return problems.map(({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`);
}

test.each([
  ['quantity + 1', 'a whole number'],
  ['quantity + 1.5', 'a number'],
  ['quantity / 2', 'a number'],
  ['title + limit.currency', 'text'],
  ['cart.total - percent(cart.total, 15)', 'money'],
  ['2 * limit', 'money'],
  ['now - cart.first.addedAt', 'a length of time'],
  ['now + days(30) - pause', 'a point in time'],
  ['sum(cart.items, item => item.price * item.quantity)', 'money'],
  ['sum(numbers)', 'a whole number'],
  ['size(title)', 'a whole number'],
  ['flag ? cart.items : []', 'a list of Cart Item'],
  ['cart.discount', 'money that may be missing'],
  ['cart.first', 'Cart Item'],
  ['bookId', 'an id of book'],
  ["flag ? state : 'x'", 'text'],
])('[EXPR7] %s is %s', (text, type) => {
  const outcome = check(text, SAMPLE_SCOPE, text.includes('[]') ? check('cart.items').type : undefined);
  expect(outcome.problems).toEqual([]);
  expect(outcome.type && describeType(outcome.type)).toBe(type);
});

test.each([
  ['bookId == title', 'bookId == title: An id of book and text cannot be equal. Compare things of one kind.'],
  ["bookId == 'book-1'", "'book-1': A text is not an id of book: ids come from fields and parameters."],
  [
    'limit + 5',
    "limit + 5: Money and a plain number do not add up. Write an amount as `money('5.00', 'EUR')`.",
  ],
  [
    'limit / 2',
    'limit / 2: Money is not divided, because cents would get lost. Use `percent(money, rate)` or `*`.',
  ],
  ['now + 30', 'now + 30: A number has no unit of time. Write `days(30)`, `hours(2)` or `minutes(15)`.'],
  ['title < note', 'note: This may not be set. Ask first: `isSet(note) && ...`.'],
  ["title < 'x'", "title < 'x': Texts cannot be put in order."],
  ['!quantity', 'quantity: A yes-or-no value is expected, but this is a whole number.'],
  ["dueOn == '2026-02-30'", '\'2026-02-30\': "2026-02-30" is not a day. Write it as "2026-01-31".'],
  [
    "money('1.999', 'EUR') < limit",
    "money('1.999', 'EUR'): \"1.999\" is not an amount in EUR: at most 30 digits, a point, and no more decimals than the currency has.",
  ],
  [
    "money('1', 'euro') < limit",
    'money(\'1\', \'euro\'): "euro" is not a currency. Use the three capital letters of ISO 4217, such as "EUR".',
  ],
  ["[1, 'a']", "'a': This is text, but the list began with a whole number."],
  ['quantity in cart', 'quantity in cart: `in` looks into a list, but this is Cart.'],
  ['size(quantity)', 'quantity: Only a list or a text has a size, but this is a whole number.'],
  ['sum(cart.items)', 'cart.items: Only numbers, money and durations add up, but this is Cart Item.'],
  [
    'some(cart.items, item => item.quantity)',
    'item.quantity: The test of an item is a yes-or-no value, but this is a whole number.',
  ],
  ['some(cart.items, flag)', 'flag: An arrow is expected: `item => ...`, with any name for the item.'],
  ['item => flag', 'item => flag: An arrow belongs inside `some`, `every`, `count` or `sum`.'],
  ['cart.items.size', 'size: A list has no fields. Use `size`, `some`, `every`, `count` or `sum`.'],
  [
    'flag ? 1 : title',
    'flag ? 1 : title: Both branches must be of one kind, but they are a whole number and text.',
  ],
])('[EXPR7] %s has the problem %s', (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test('[EXPR7] a value must be of the expected type', () => {
  const price = primitive('money');
  expect(problemsOf('quantity', SAMPLE_SCOPE, price)).toEqual([
    'quantity: This is a whole number, but money is expected.',
  ]);
  expect(problemsOf('cart.discount', SAMPLE_SCOPE, price)).toEqual([
    'cart.discount: This may not be set. Ask first: `isSet(cart.discount) && ...`.',
  ]);
  expect(problemsOf('cart.discount', SAMPLE_SCOPE, optionalOf(price))).toEqual([]);
  expect(problemsOf('quantity', SAMPLE_SCOPE, primitive('decimal'))).toEqual([]);
});

test('[EXPR7] a record stands for another one that stores the same fields', () => {
  const fields = { title: primitive('text'), price: primitive('money') };
  const line: Type = { kind: 'record', record: createRecord('line', 'Order Line', fields) };
  const items = listOf({ kind: 'record', record: createRecord('item', 'Cart Item', fields) });
  const other: Type = {
    kind: 'record',
    record: createRecord('other', 'Parcel', { title: primitive('text') }),
  };
  const scope = createScope([['items', { type: items }]]);
  expect(problemsOf('items', scope, listOf(line))).toEqual([]);
  expect(problemsOf('items', scope, listOf(other))).toEqual([
    'items: This is a list of Cart Item, but a list of Parcel is expected.',
  ]);
});

test.each([
  [
    'qantity > 1',
    {
      message: 'There is no `qantity`. Did you mean `quantity`?',
      range: { start: 0, end: 7 },
      suggestion: 'quantity',
    },
  ],
  [
    'cart.itmes',
    {
      message: 'There is no `itmes` on Cart. Did you mean `items`?',
      range: { start: 5, end: 10 },
      suggestion: 'items',
    },
  ],
  [
    "cart.status == 'actve'",
    {
      message: '"actve" is not one of "active", "checked out", "d\'accord". Did you mean "active"?',
      range: { start: 15, end: 22 },
      suggestion: "'active'",
    },
  ],
])('[EXPR8] %s suggests what was meant', (text, problem) => {
  expect(check(text).problems).toEqual([problem]);
});

test.each([
  "isSet(note) && note == 'x'",
  "!isSet(note) || note == 'x'",
  "isSet(note) ? note : 'none'",
  "!(!isSet(note)) && note == 'x'",
  "(isSet(note) && flag) && note == 'x'",
  "(isSet(note) && flag || isSet(note)) && note == 'x'",
  'isSet(cart.discount) && cart.discount < limit',
  'some(cart.items, item => isSet(item.tag) && item.tag == title)',
])('[EXPR9] %s is certain', (text) => {
  expect(problemsOf(text)).toEqual([]);
});

test.each([
  ["(isSet(note) || flag) && note == 'x'", 'note'],
  ["isSet(note) || note == 'x'", 'note'],
  ["isSet(cart.discount) && note == 'x'", 'note'],
  ['isSet(note) && some(cart.items, item => item.quantity == size(note))', 'note'],
])('[EXPR9] %s is not certain', (text, path) => {
  const problem = `${path}: This may not be set. Ask first: \`isSet(${path}) && ...\`.`;
  expect(problemsOf(text)).toEqual([problem]);
});

test('[EXPR9] what a rule has made sure holds in what comes after it', () => {
  const { checked } = check('isSet(note) && quantity > 1');
  if (checked === undefined) throw new Error('The rule does not check.');
  const after = assume(SAMPLE_SCOPE, checked);
  expect(problemsOf("note == 'x'", after)).toEqual([]);
});

test.each([
  [
    "state == 'active' && state == 'checked out'",
    'state == \'checked out\': This never holds: one side can only be "active" here, the other "checked out".',
  ],
  [
    "state == 'active' || state == 'active'",
    'state == \'active\': This never holds: one side can only be "checked out" or "d\'accord" here, the other "active".',
  ],
  [
    'quantity == 1 && quantity != 2',
    'quantity != 2: This always holds: one side can only be 1 here, the other 2.',
  ],
  [
    'flag == true',
    'flag == true: A yes-or-no value is not compared with `true` or `false`: write it alone, or with `!` before it.',
  ],
  ['true && flag', 'true: A fixed `true` or `false` decides nothing here: leave it out.'],
  ['some(cart.items, item => true)', 'true: A fixed `true` or `false` decides nothing here: leave it out.'],
  ['isSet(title)', 'title: This is always set: there is nothing to ask.'],
  [
    '[] == numbers || size([]) > 0',
    '[]: An empty list says nothing here. Use `size(list) == 0` to ask for emptiness.',
  ],
])('[EXPR10] %s is no question', (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test('[EXPR11] one mistake gives one problem', () => {
  expect(problemsOf('sum(cart.itms, i => i.price * 2) > limit && flag')).toHaveLength(1);
  expect(problemsOf('nowhere.at.all + 1 == 2 ? 1 : 2')).toHaveLength(1);
  expect(problemsOf("nowhere == 'x' && elsewhere == 'y'")).toHaveLength(2);
});

test('a name that is known but cannot be used says why', () => {
  const scope = createScope([
    ['total', { type: primitive('money'), unavailable: 'The cart may not exist yet.' }],
  ]);
  expect(problemsOf('total == total', scope)).toEqual(['total: The cart may not exist yet.']);
});

test('predicates are checked against the item they are for', () => {
  const predicate: Type = { kind: 'predicate', item: primitive('integer') };
  expect(check('number => number > quantity', SAMPLE_SCOPE, predicate).problems).toEqual([]);
  expect(problemsOf('number => number', SAMPLE_SCOPE, predicate)).toEqual([
    'number: The test of an item is a yes-or-no value, but this is a whole number.',
  ]);
  expect(problemsOf('flag', SAMPLE_SCOPE, predicate)).toEqual([
    'flag: An arrow is expected: `item => ...`, with any name for the item.',
  ]);
});
