import { describe, expect, it } from 'vitest';
import type { ElementId } from '#models/metamodel/ids.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import type { ReadModelReading } from '#models/readings/read-read-models.ts';
import { cartBoard } from '#tests/support/design-board.ts';

const total = { name: 'total', type: 'money' };
const payload = [total, { name: 'coupon', type: 'text', optional: true }];
const published = { name: 'cart.closed', version: 1, fields: [total] };

function readingOf(design: object | undefined, context = 'shop') {
  const inShop = Object.fromEntries(
    ['cart', 'add', 'added', 'close', 'closed'].map((id) => [id, { context: 'shop' }]),
  );
  const overview = { kind: 'read-model', text: 'Overview', context, design };
  const board = cartBoard(
    { closed: { payload, published } },
    {
      elements: { overview },
      relations: { 'closed-overview': { type: 'updates', from: 'closed', to: 'overview' } },
    },
  );
  const elements = Object.fromEntries(
    Object.entries(board.elements).map(([id, element]) => [id, { ...element, ...inShop[id] }]),
  );
  const contexts = { shop: { name: 'Shop' }, sales: { name: 'Sales' } };
  const expressions = readExpressions({ ...board, contexts, elements } as unknown as typeof board);
  const readModel = expressions.readModels.get('overview' as ElementId);
  if (readModel === undefined) throw new Error('The board has a read model.');
  const problems = expressions.all.flatMap((each) => each.problems.map(({ message }) => message));
  return { readModel, problems };
}

function changesOf({ projections }: ReadModelReading) {
  return projections.map(({ event, foreign, removes, changes }) => ({
    event,
    foreign,
    removes,
    sets: changes.map(({ field }) => field),
  }));
}

describe('reading a read model', () => {
  it('takes over the fields of the same name when nothing is written', () => {
    const { readModel, problems } = readingOf({ fields: [total, { name: 'buyer', type: 'text' }] });
    expect(changesOf(readModel)).toEqual([
      { event: 'closed', foreign: false, removes: false, sets: ['total'] },
    ]);
    expect(problems).toEqual([]);
  });

  it('hears an event of another context as it is published', () => {
    const coupon = { name: 'coupon', type: 'text', optional: true };
    expect(changesOf(readingOf({ fields: [total, coupon] }, 'sales').readModel)).toEqual([
      { event: 'closed', foreign: true, removes: false, sets: ['total'] },
    ]);
    expect(changesOf(readingOf({ fields: [total, coupon] }).readModel)[0]?.sets).toEqual(['total', 'coupon']);
  });

  it('takes over from no event that is not drawn to it', () => {
    const { readModel } = readingOf({ fields: [{ name: 'price', type: 'money' }] });
    expect(changesOf(readModel).map(({ event }) => event)).toEqual(['closed']);
  });

  it('says whose row it is, unless somebody said otherwise', () => {
    const cartId = { name: 'cart id', type: 'id', of: 'Cart' };
    const set = { do: 'set', field: 'total', to: 'total' };
    const setsOf = (fields: readonly object[], effects: readonly object[]) =>
      readingOf({
        fields,
        projections: [{ event: 'closed', effects }],
      }).readModel.projections[0]?.changes.map(
        (change) => `${change.field}: ${change.do === 'set' ? change.to?.text : ''}`,
      );
    expect(setsOf([total, cartId], [set])).toEqual(['total: total', 'cart id: cartId']);
    expect(setsOf([total, cartId], [set, { do: 'set', field: 'Cart-ID', to: 'cartId' }])).toEqual([
      'total: total',
      'Cart-ID: cartId',
    ]);
    expect(setsOf([total, { name: 'other id', type: 'id', of: 'Cart' }], [set])).toEqual(['total: total']);
    expect(setsOf([total, { name: 'cart id', type: 'text' }], [set])).toEqual(['total: total']);
    expect(setsOf([total, cartId], [])).toEqual([]);
  });

  it('sets nothing in a row that goes', () => {
    // An optional coupon does not fit the field of that name, which does not matter to a row that is removed.
    const fields = [{ name: 'coupon', type: 'text' }];
    const { readModel, problems } = readingOf({ fields, projections: [{ event: 'closed', removes: true }] });
    expect(changesOf(readModel)).toEqual([{ event: 'closed', foreign: false, removes: true, sets: [] }]);
    expect(problems).toEqual([]);
  });

  it('finds a row by what the event tells alone', () => {
    const { problems } = readingOf({ fields: [total], projections: [{ event: 'closed', key: 'row.total' }] });
    expect(problems).toEqual([expect.stringContaining('There is no `row`')]);
  });

  it.each([undefined, {}, { fields: [] }])('has no rows to speak of when its design is %j', (design) => {
    expect(changesOf(readingOf(design).readModel)).toEqual([
      { event: 'closed', foreign: false, removes: false, sets: [] },
    ]);
  });
});
