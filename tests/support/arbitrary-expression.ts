import fc from 'fast-check';
import type { BinaryOperator, Expression, LiteralValue } from '#models/expression/expression.ts';
import type { FunctionName } from '#models/expression/functions.ts';
import { FUNCTIONS } from '#models/expression/functions.ts';
import { createRecord, createScope, type Scope } from '#models/expression/scope.ts';
import { listOf, optionalOf, primitive, type Type } from '#models/expression/types.ts';
import type { MoneyValue, Value } from '#models/expression/values.ts';

const bookId: Type = { kind: 'id', of: 'book' };
const status: Type = { kind: 'one-of', options: ['active', 'checked out', "d'accord"] };

const ITEM = createRecord('item', 'Cart Item', {
  bookId,
  price: primitive('money'),
  quantity: primitive('integer'),
  tag: optionalOf(primitive('text')),
  addedAt: primitive('time'),
});
const item: Type = { kind: 'record', record: ITEM };

const CART = createRecord('cart', 'Cart', {
  items: listOf(item),
  first: item,
  status,
  total: primitive('money'),
  discount: optionalOf(primitive('money')),
});

/** One name of every type, and one record, for expressions that are made up. */
export const SAMPLE_SCOPE: Scope = createScope(
  Object.entries({
    quantity: primitive('integer'),
    ratio: primitive('decimal'),
    flag: primitive('boolean'),
    title: primitive('text'),
    note: optionalOf(primitive('text')),
    limit: primitive('money'),
    state: status,
    now: primitive('time'),
    dueOn: primitive('date'),
    pause: primitive('duration'),
    bookId,
    numbers: listOf(primitive('integer')),
    amounts: listOf(primitive('money')),
    cart: { kind: 'record', record: CART } as Type,
  } satisfies Record<string, Type>).map(([name, type]) => [name, { type }] as const),
);

/** The same scope for a TypeScript compiler. */
export const SAMPLE_DECLARATIONS = `
  type BookId = string & { readonly __brand: 'BookId' };
  type Status = 'active' | 'checked out' | "d'accord";
  interface Item { readonly bookId: BookId; readonly price: Money; readonly quantity: number; readonly tag?: string; readonly addedAt: string }
  interface Cart { readonly items: readonly Item[]; readonly first: Item; readonly status: Status; readonly total: Money; readonly discount?: Money }
  declare const quantity: number; declare const ratio: number; declare const flag: boolean; declare const title: string;
  declare const note: string | undefined; declare const limit: Money; declare const state: Status; declare const now: string;
  declare const dueOn: string; declare const pause: number; declare const bookId: BookId;
  declare const numbers: readonly number[]; declare const amounts: readonly Money[]; declare const cart: Cart;`;

const moneyValue: fc.Arbitrary<MoneyValue> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      amount: fc.bigInt(0n, 5_000n),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ amount: 0n, currency: 'XXX' }) },
);
const integerValue = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -4, max: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER) },
);
const timeValue = fc
  .date({
    min: new Date('0000-01-01T00:00:00.000Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());
const optionValue = fc.constantFrom('active', 'checked out', "d'accord");
const itemValue: fc.Arbitrary<Value> = fc.record(
  {
    bookId: fc.constantFrom('book-1', 'book-2'),
    price: moneyValue,
    quantity: integerValue,
    tag: fc.constantFrom('', 'x', 'gift'),
    addedAt: timeValue,
  },
  { requiredKeys: ['bookId', 'price', 'quantity', 'addedAt'] },
);

/** Values for every name of the sample scope. */
export const sampleValues: fc.Arbitrary<Readonly<Record<string, Value | undefined>>> = fc.record({
  quantity: integerValue,
  ratio: fc.oneof(
    fc.constantFrom(0, 0.5, 0.1, 15, 1e300, -2.5),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  flag: fc.boolean(),
  title: fc.string({ unit: 'grapheme', maxLength: 4 }),
  note: fc.option(fc.constantFrom('', 'x'), { nil: undefined }),
  limit: moneyValue,
  state: optionValue,
  now: timeValue,
  dueOn: timeValue.map((time) => time.slice(0, 10)),
  pause: fc.constantFrom(0, 60_000, -86_400_000, 400_000_000_000_000, Number.MAX_SAFE_INTEGER),
  bookId: fc.constantFrom('book-1', 'book-2'),
  numbers: fc.array(integerValue, { maxLength: 3 }),
  amounts: fc.array(moneyValue, { maxLength: 3 }),
  cart: fc.record(
    {
      items: fc.array(itemValue, { maxLength: 3 }),
      first: itemValue,
      status: optionValue,
      total: moneyValue,
      discount: moneyValue,
    },
    { requiredKeys: ['items', 'first', 'status', 'total'] },
  ),
});

const range = { start: 0, end: 0 };
const literal = (value: LiteralValue): Expression => ({ kind: 'literal', literal: value, range });
const text = (value: string) => literal({ type: 'text', value });
const name = (path: string): Expression => {
  const [root = '', ...fields] = path.split('.');
  const start: Expression = { kind: 'name', name: root, range };
  return fields.reduce<Expression>(
    (object, field) => ({ kind: 'member', object, name: field, nameRange: range, range }),
    start,
  );
};
const binary = (operator: BinaryOperator, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
  range,
});
const call = (called: FunctionName, ...args: readonly Expression[]): Expression => ({
  kind: 'call',
  name: called,
  nameRange: range,
  args: args.slice(0, FUNCTIONS[called].maxArguments),
  range,
});
const arrow = (body: Expression): Expression => ({
  kind: 'arrow',
  parameter: 'item',
  parameterRange: range,
  body,
  range,
});

type Kind =
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'text'
  | 'money'
  | 'time'
  | 'duration'
  | 'state'
  | 'items'
  | 'numbers';

/** Expressions over the sample scope, nearly all of them well typed: what is not is for the checker to say. */
export const sampleExpression: fc.Arbitrary<Expression> = fc
  .constantFrom<Kind[]>(
    'integer',
    'decimal',
    'boolean',
    'boolean',
    'boolean',
    'text',
    'money',
    'money',
    'time',
    'duration',
    'state',
    'items',
    'numbers',
  )
  .chain((kind) => expressionOf(kind, 3, false));

const known = new Map<string, fc.Arbitrary<Expression>>();

function expressionOf(kind: Kind, depth: number, inArrow: boolean): fc.Arbitrary<Expression> {
  const key = `${kind} ${depth} ${inArrow}`;
  const arbitrary =
    known.get(key) ??
    fc.oneof(...leaves(kind, inArrow), ...(depth > 0 ? branches(kind, depth - 1, inArrow) : []));
  known.set(key, arbitrary);
  return arbitrary;
}

function leaves(kind: Kind, inArrow: boolean): readonly fc.Arbitrary<Expression>[] {
  const names = (...paths: readonly string[]) => fc.constantFrom(...paths.map(name));
  const inside = (...paths: readonly string[]) => (inArrow ? [names(...paths)] : []);
  switch (kind) {
    case 'integer':
      return [
        names('quantity', 'cart.first.quantity'),
        fc.nat(5).map((value) => literal({ type: 'integer', value })),
        ...inside('item.quantity'),
      ];
    case 'decimal':
      return [
        names('ratio'),
        fc.constantFrom(0.5, 1.25, 0, 1e-7, 12).map((value) => literal({ type: 'decimal', value })),
      ];
    case 'boolean':
      return [
        names('flag'),
        fc.constantFrom(call('isSet', name('note')), call('isSet', name('cart.discount'))),
      ];
    case 'text':
      return [
        names('title', 'cart.total.currency', 'limit.amount'),
        fc.constantFrom('', 'x', "it's", '\\', '\n').map(text),
      ];
    case 'money':
      return [
        names('limit', 'cart.total', 'cart.first.price'),
        fc.constantFrom('0', '5.00', '19.9').map((amount) => call('money', text(amount), text('EUR'))),
        ...inside('item.price'),
      ];
    case 'time':
      return [names('now', 'cart.first.addedAt'), ...inside('item.addedAt')];
    case 'duration':
      return [
        names('pause'),
        fc.constantFrom(0, 2, 30).map((value) => call('days', literal({ type: 'integer', value }))),
      ];
    case 'state':
      return [names('state', 'cart.status')];
    case 'items':
      return [names('cart.items')];
    case 'numbers':
      return [names('numbers')];
  }
}

function branches(kind: Kind, depth: number, inArrow: boolean): readonly fc.Arbitrary<Expression>[] {
  const of = (wanted: Kind, inside = inArrow) => expressionOf(wanted, depth, inside);
  const two = (operators: readonly BinaryOperator[], left: Kind, right: Kind = left) =>
    fc
      .tuple(fc.constantFrom(...operators), of(left), of(right))
      .map(([operator, one, other]) => binary(operator, one, other));
  const over = (called: FunctionName, body: Kind) =>
    fc.tuple(of('items'), of(body, true)).map(([list, inner]) => call(called, list, arrow(inner)));
  const one = (called: FunctionName, wanted: Kind) => of(wanted).map((argument) => call(called, argument));
  const conditional = fc.tuple(of('boolean'), of(kind), of(kind)).map(
    ([condition, whenTrue, whenFalse]): Expression => ({
      kind: 'conditional',
      condition,
      whenTrue,
      whenFalse,
      range,
    }),
  );
  const minus = of(kind).map((operand): Expression => ({ kind: 'unary', operator: '-', operand, range }));
  switch (kind) {
    case 'integer':
      return [
        conditional,
        minus,
        two(['+', '-', '*', '%'], 'integer'),
        one('size', 'items'),
        one('size', 'text'),
        over('count', 'boolean'),
        over('sum', 'integer'),
        one('sum', 'numbers'),
      ];
    case 'decimal':
      return [
        conditional,
        minus,
        two(['+', '-', '*', '/'], 'decimal'),
        two(['/'], 'integer'),
        fc.tuple(of('integer'), of('decimal')).map(([base, rate]) => call('percent', base, rate)),
      ];
    case 'boolean':
      return [
        conditional,
        of('boolean').map((operand): Expression => ({ kind: 'unary', operator: '!', operand, range })),
        two(['&&', '||'], 'boolean'),
        two(['==', '!='], 'boolean'),
        two(['==', '!=', '<', '<=', '>', '>='], 'integer'),
        two(['==', '<', '>='], 'integer', 'decimal'),
        two(['==', '!=', '<', '<=', '>', '>='], 'money'),
        two(['<', '>', '=='], 'time'),
        two(['<=', '=='], 'duration'),
        two(['==', '!='], 'text'),
        two(['==', '!='], 'state'),
        two(['==', '!='], 'items'),
        two(['in'], 'integer', 'numbers'),
        fc
          .tuple(
            of('state'),
            fc.constantFrom('active', 'checked out', "d'accord"),
            fc.constantFrom<BinaryOperator[]>('==', '!='),
          )
          .map(([left, option, operator]) => binary(operator, left, text(option))),
        of('money').map((left) => binary('in', left, name('amounts'))),
        fc
          .tuple(of('boolean'), of('text'))
          .map(([, other]) => binary('&&', call('isSet', name('note')), binary('==', name('note'), other))),
        of('money').map((other) =>
          binary(
            '||',
            { kind: 'unary', operator: '!', operand: call('isSet', name('cart.discount')), range },
            binary('<', name('cart.discount'), other),
          ),
        ),
        over('some', 'boolean'),
        over('every', 'boolean'),
      ];
    case 'text':
      return [conditional, two(['+'], 'text')];
    case 'money':
      return [
        conditional,
        two(['+', '-'], 'money'),
        two(['*'], 'money', 'integer'),
        two(['*'], 'decimal', 'money'),
        fc.tuple(of('money'), of('decimal')).map(([base, rate]) => call('percent', base, rate)),
        over('sum', 'money'),
        fc.constant(call('sum', name('amounts'))),
      ];
    case 'time':
      return [conditional, two(['+', '-'], 'time', 'duration')];
    case 'duration':
      return [
        conditional,
        minus,
        two(['-'], 'time'),
        two(['+', '-'], 'duration'),
        two(['*'], 'duration', 'integer'),
        one('hours', 'integer'),
        one('minutes', 'integer'),
      ];
    case 'numbers':
      return [
        conditional,
        fc
          .array(of('integer'), { minLength: 1, maxLength: 3 })
          .map((items): Expression => ({ kind: 'list', items, range })),
      ];
    default:
      return [conditional];
  }
}
