import { expect, test } from 'vitest';
import { describeType } from '#models/expression/types.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import { boardOf, cartBoard } from '#tests/support/design-board.ts';

const id = (text: string) => text as ElementId;

/** What may be named at a path, each with its type or the reason why not. */
function namesAt(model: Model, ...path: readonly (string | number)[]): Readonly<Record<string, string>> {
  const expression = readExpressions(model).all.find((each) => each.path.join('/') === path.join('/'));
  if (expression === undefined) throw new Error(`There is no expression at ${path.join('/')}.`);
  return Object.fromEntries(
    [...expression.scope.names].map(([name, { type, unavailable }]) => [
      name,
      unavailable ?? describeType(type),
    ]),
  );
}

/** The source of every payload field of a command's first outcome. */
function payloadOf(model: Model, command: string): Readonly<Record<string, string>> {
  const [outcome] = readExpressions(model).commands.get(id(command))?.outcomes ?? [];
  return Object.fromEntries([...(outcome?.payload ?? [])].map(([name, { text }]) => [name, text]));
}

test('a rule names the parameters, the aggregate and the clock', () => {
  expect(namesAt(cartBoard(), 'elements', 'add', 'design', 'rules', 0, 'check')).toEqual({
    customerId: 'an id of customer',
    bookId: 'an id of book',
    price: 'money',
    cart: 'Cart',
    now: 'a point in time',
  });
});

test('what a command reads is a root under its name, or under the one it is given', () => {
  const reads = [
    { aggregate: 'cart', parameter: 'other cart id', name: 'other cart' },
    { aggregate: 'cart', parameter: 'cart id' },
  ];
  const elements = {
    cart: { kind: 'aggregate', text: 'Cart' },
    place: { kind: 'command', text: 'Place', design: { reads, rules: [{ text: 'x', check: 'now < now' }] } },
  };
  expect(namesAt(boardOf({ elements }), 'elements', 'place', 'design', 'rules', 0, 'check')).toEqual({
    otherCartId: 'an id of cart',
    cartId: 'an id of cart',
    otherCart: 'Cart',
    cart: 'Cart',
    now: 'a point in time',
  });
});

test.each([
  ['never', ['customerId', 'id', 'items', 'note', 'status', 'total']],
  ['when-missing', ['id', 'items', 'note', 'status', 'total']],
  ['always', ['id']],
])('where a command creates %s, these parts of the aggregate are certain: %j', (creates, certain) => {
  const board = cartBoard(
    { add: { creates } },
    {
      elements: { other: { kind: 'command', design: { creates: 'always', outcomes: [{ event: 'added' }] } } },
      relations: { one: { type: 'handled-by', from: 'other', to: 'cart' } },
    },
  );
  const [rule] = readExpressions(board).commands.get(id('add'))?.rules ?? [];
  const cart = rule?.check?.scope.names.get('cart')?.type;
  const fields = cart?.kind === 'record' ? [...cart.record.fields()] : [];
  expect(
    fields
      .filter(([, { unavailable }]) => unavailable === undefined)
      .map(([name]) => name)
      .sort(),
  ).toEqual(certain);
});

test('effects name the payload and the aggregate before the event; keys name its fields', () => {
  expect(namesAt(cartBoard(), 'elements', 'added', 'design', 'effects', 0, 'to')).toEqual({
    customerId: 'an id of customer',
    bookId: 'an id of book',
    price: 'money',
    cart: 'Cart',
  });
  expect(namesAt(cartBoard(), 'elements', 'cart', 'design', 'keys', 0, 'when')).toEqual({
    id: 'an id of cart',
    customerId: 'an id of customer',
    items: 'a list of Line',
    note: 'text that may be missing',
    status: 'one of "open", "closed"',
    total: 'money',
  });
});

test('a policy knows the payload of the event, whose event it is, and what it remembers', () => {
  const design = {
    state: [{ name: 'seen', type: 'boolean' }],
    reactions: [{ event: 'added', condition: 'seen' }],
  };
  const board = cartBoard({}, { elements: { policy: { kind: 'policy', design } } });
  expect(namesAt(board, 'elements', 'policy', 'design', 'reactions', 0, 'condition')).toEqual({
    customerId: 'an id of customer',
    bookId: 'an id of book',
    price: 'money',
    cartId: 'an id of cart',
    now: 'a point in time',
    seen: 'a yes-or-no value that may be missing',
  });
});

test('a name that two things claim means nothing certain', () => {
  const parameters = [{ name: 'cart', type: 'text' }];
  const names = namesAt(
    cartBoard({ close: { parameters, rules: [{ text: 'x', check: 'now < now' }] } }),
    'elements',
    'close',
    'design',
    'rules',
    0,
    'check',
  );
  expect(names.cart).toBe('More than one thing is called `cart` here. Give one another name.');
});

test('payload comes from what the team wrote, then from a parameter, then from the aggregate', () => {
  const payload = [
    { name: 'customer id', type: 'id', of: 'Customer' },
    { name: 'cart id', type: 'id', of: 'Cart' },
    { name: 'total', type: 'money' },
    { name: 'note', type: 'text', optional: true },
    { name: 'reason', type: 'text' },
    { name: 'remark', type: 'text', optional: true },
  ];
  const close = {
    parameters: [{ name: 'note', type: 'text', optional: true }],
    outcomes: [{ event: 'closed', payload: { reason: "'done'" } }],
  };
  expect(payloadOf(cartBoard({ closed: { payload }, close }), 'close')).toEqual({
    customerId: 'cart.customerId',
    cartId: 'cartId',
    total: 'cart.total',
    note: 'note',
    reason: "'done'",
  });
});

test('what finds the aggregate and what nothing else gives become parameters', () => {
  const add = { parameters: [{ name: 'book id', type: 'id', of: 'Book' }] };
  const reading = readExpressions(cartBoard({ add })).commands.get(id('add'));
  expect(reading?.implied.map(({ name }) => name)).toEqual(['customer id', 'price']);
  const byId = readExpressions(cartBoard()).commands.get(id('close'));
  expect(byId?.implied).toEqual([{ type: 'id', of: 'Cart', name: 'Cart id' }]);
});

test('what a rule has made sure holds in later rules, outcomes and payload', () => {
  const close = {
    rules: [
      { text: 'There is a note', check: 'isSet(cart.note)' },
      { text: 'It says something', check: 'size(cart.note) > 0' },
    ],
    outcomes: [{ event: 'closed', when: "cart.note != ''", payload: { note: 'cart.note' } }],
  };
  const closed = { payload: [{ name: 'note', type: 'text' }] };
  expect(readExpressions(cartBoard({ close, closed })).all.flatMap(({ problems }) => problems)).toEqual([]);
});

test('where nobody says how an aggregate begins, any of its commands may do it', () => {
  const board = boardOf({
    elements: {
      order: { kind: 'aggregate', text: 'Order' },
      place: { kind: 'command', text: 'Place Order' },
    },
    relations: { one: { type: 'handled-by', from: 'place', to: 'order' } },
  });
  const { beginnings, commands } = readExpressions(board);
  expect([...beginnings.unsaid]).toEqual(['order']);
  expect(commands.get(id('place'))?.creates).toBe('when-missing');
});

test('derived fields may follow from each other in any order, but not in a circle', () => {
  const derived = [
    { name: 'double', value: 'total * 2' },
    { name: 'total', value: 'sum(items, item => item.price)' },
    { name: 'chicken', value: 'egg' },
    { name: 'egg', value: 'chicken' },
  ];
  const { all } = readExpressions(cartBoard({ cart: { derived } }));
  const problems = all
    .filter(({ path }) => path.includes('derived'))
    .map((each) => each.problems[0]?.message);
  expect(problems).toEqual([
    undefined,
    undefined,
    '`egg` follows from itself, in a circle.',
    '`chicken` follows from itself, in a circle.',
  ]);
});

test('published fields come from the payload, then from the aggregate after the event', () => {
  const fields = [
    { name: 'cart id', type: 'id', of: 'Cart' },
    { name: 'price', type: 'money' },
    { name: 'status', type: 'text' },
  ];
  const published = { name: 'book.added', version: 1, fields };
  const { all } = readExpressions(cartBoard({ added: { published } }));
  const found = all.filter(({ path }) => path.includes('published'));
  expect(found.map(({ text, problems }) => [text, problems])).toEqual([
    ['cart.id', []],
    ['price', []],
    ['cart.status', []],
  ]);
});

test('rules, keys, derived fields and effects stand with their expressions, in the order of the board', () => {
  const rules = [{ text: 'No check yet' }, { text: 'Open', check: "cart.status == 'open'" }];
  const { aggregates, commands, events } = readExpressions(cartBoard({ close: { rules } }));
  const close = commands.get(id('close'));
  expect(close?.rules.map(({ rule, check }) => [rule.text, check?.text])).toEqual([
    ['No check yet', undefined],
    ['Open', "cart.status == 'open'"],
  ]);
  const cart = aggregates.get(id('cart'));
  expect(cart?.derived.map(({ field, value }) => [field.name, value.text])).toEqual([
    ['total', 'sum(items, item => item.price)'],
  ]);
  expect(cart?.keys.map(({ key, when }) => [key.name, when?.text])).toEqual([
    ['open cart', "status == 'open'"],
  ]);
  const [first] = events.get(id('added'))?.effects ?? [];
  expect(first).toMatchObject({ do: 'set', field: 'customer id', to: { text: 'customerId' } });
});

test('an effect on a field that is not there has no expressions', () => {
  const effects = [{ do: 'set', field: 'nothing', to: 'customerId' }];
  const { events } = readExpressions(cartBoard({ added: { effects } }));
  expect(events.get(id('added'))?.effects).toEqual([{ do: 'set', field: 'nothing' }]);
});

test('the same model is read once', () => {
  const board = cartBoard();
  expect(readExpressions(board)).toBe(readExpressions(board));
});
