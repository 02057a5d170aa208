import { describe, expect, it, test } from 'vitest';
import { findErrors } from '#generator/phases/check/check.ts';
import { planModel } from '#generator/phases/plan/plan-model.ts';
import type { Model } from '#models/metamodel/model.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

type Parts = Readonly<Record<string, object>>;

/** The board with more elements and relations on it. */
function grown(board: Model, elements: Parts, relations: Parts = {}): Model {
  const placed = Object.entries(elements).map(([id, element]) => [id, { at: [0, 0], ...element }]);
  return {
    ...board,
    elements: { ...board.elements, ...Object.fromEntries(placed) },
    relations: { ...board.relations, ...relations },
  } as Model;
}

function planned(board: Model) {
  const { contexts, owed } = planModel(board);
  const reactions = contexts.find(({ id }) => id === 'billing')?.reactions;
  return { reactions, owed: owed.map(({ message }) => message) };
}

const policy = '"Whenever a cart is closed, send the bill"';

describe('planning policies', () => {
  it('carries out a reaction whose values are all said', () => {
    const { reactions, owed } = planned(policyBoard({ reactions: [billing] }, closedFace));
    expect(reactions?.policies.map(({ name }) => name.words)).toEqual(['Send Bill when Cart Closed']);
    expect(owed).toEqual([]);
  });

  test.each([
    ['does nothing', policyBoard({ reactions: [{ event: 'closed' }] }, closedFace)],
    [
      'hands over to a system that nobody asks anything',
      grown(
        policyBoard({ reactions: [{ event: 'closed', command: 'phone' }] }, closedFace),
        { phone: { kind: 'command', text: 'Phone', context: 'billing' } },
        { 'bank-phones': { type: 'handled-by', from: 'phone', to: 'bank' } },
      ),
    ],
  ])('owes what follows from a reaction that %s', (_what, board) => {
    const { reactions, owed } = planned(board);
    expect(reactions?.policies).toEqual([]);
    expect(owed).toEqual([
      `${policy}: nobody said what is done after "Cart Closed"; the reaction is left out.`,
    ]);
  });

  it('names no item that nothing asks for', () => {
    const lines = { each: 'items', values: { 'book id': 'one.bookId' } };
    const reaction = { ...billing, with: { amount: 'one.price', lines }, each: { list: 'items', as: 'one' } };
    const policyOf = (design: object) =>
      planned(policyBoard({ reactions: [design] }, closedFace)).reactions?.policies[0]?.reactions[0];

    expect(policyOf(reaction)?.each?.as).toBe('one');
    expect(policyOf({ ...billing, each: { list: 'items', as: 'one' } })?.each?.as).toBe('_one');
  });

  it('knows equal errors of an external system as one', () => {
    const charge = {
      name: 'charge',
      request: [{ name: 'amount', type: 'money' }],
      errors: ['Card Declined', 'card declined'],
    };
    const call = { system: 'bank', operation: 'charge', with: { amount: 'total' } };
    const board = grown(policyBoard({ reactions: [{ ...billing, call }] }, closedFace), {
      bank: { kind: 'external-system', text: 'Bank', design: { operations: [charge] } },
    });
    const [bank] = planned(board).reactions?.systems ?? [];
    expect(bank?.operations[0]?.errors.map(({ code }) => code)).toEqual(['card-declined']);
  });

  it('owes what another context would have to carry out', () => {
    const board = policyBoard(undefined, closedFace);
    const closes = { type: 'issues', from: 'policy', to: 'close' };
    const { owed } = planned({ ...board, relations: { ...board.relations, closes } } as Model);
    expect(owed).toContain(
      `${policy}: nothing in its context carries out "Close Cart"; the reaction is left out.`,
    );
  });

  it('does not wait for what happens to an aggregate without commands', () => {
    const published = { name: 'till.opened', version: 2, earlier: [{ version: 1, fields: [] }] };
    const board = grown(
      policyBoard({ reactions: [{ ...billing, event: 'opened' }] }, closedFace),
      {
        till: { kind: 'aggregate', text: 'Till', context: 'shop' },
        opened: { kind: 'event', text: 'Till Opened', context: 'shop', design: { published } },
      },
      { 'till-opens': { type: 'emits', from: 'till', to: 'opened' } },
    );
    expect(planned(board).reactions).toMatchObject({ policies: [], heard: [] });
    expect(planned(board).owed).toContain(
      `${policy}: nobody publishes "Till Opened" for it to hear; the reaction is left out.`,
    );
  });

  it('owes what an external system would have to make good', () => {
    const board = grown(
      policyBoard({ reactions: [{ ...billing, compensation: 'phone' }] }, closedFace),
      { phone: { kind: 'command', text: 'Phone', context: 'billing' } },
      { 'bank-phones': { type: 'handled-by', from: 'phone', to: 'bank' } },
    );
    expect(planned(board).owed).toEqual([
      `${policy}: nothing in its context carries out "Phone"; the reaction is left out.`,
    ]);
  });
});

describe('a value made for each item', () => {
  const billOf = (line: object, values: object) => {
    const lines = { each: 'items', values };
    const reaction = { ...billing, condition: 'isSet(favourite)', with: { ...billing.with, lines } };
    const state = [{ name: 'favourite', type: 'text' }];
    const board = policyBoard({ state, reactions: [reaction] }, closedFace);
    const bill = board.elements['bill' as never] as { design: object };
    const design = { ...bill.design, entities: [{ name: 'Bill Line', fields: [line] }] };
    return grown(board, { bill: { ...bill, design } });
  };
  const note = { name: 'note', type: 'text' };

  test.each([
    [
      'of the item',
      { name: 'book id', type: 'id', of: 'Book' },
      'item.bookId',
      '(item) => ({ bookId: item.bookId })',
    ],
    ['of none of it', note, "'a gift'", "() => ({ note: 'a gift' })"],
  ])('%s takes the item only where it needs it', (_what, line, value, code) => {
    const { reactions } = planned(billOf(line, { [line.name]: value }));
    const given = reactions?.policies[0]?.reactions[0]?.issue?.values ?? [];
    expect(given.find(({ key }) => key === 'lines')?.value.code).toBe(`data.items.map(${code})`);
  });

  it('has to ask again for what the condition asked', () => {
    expect(findErrors(billOf(note, { note: 'favourite' })).map(({ rule }) => rule)).toEqual([
      'expression-not-valid',
    ]);
    expect(findErrors(billOf(note, { note: "isSet(favourite) ? favourite : 'none'" }))).toEqual([]);
  });
});

describe('planning read models', () => {
  const fields = [{ name: 'amount', type: 'money' }];
  const withView = (design: object | undefined, published: object | undefined = closedFace) =>
    grown(policyBoard({ mode: 'manual' }, published), {
      overview: { kind: 'read-model', text: 'Overview', context: 'billing', design },
    });

  it('follows the events that change it', () => {
    const { reactions, owed } = planned(withView({ fields, projections: [{ event: 'bill-sent' }] }));
    expect(reactions?.readModels.map(({ name }) => name.words)).toEqual(['Overview']);
    expect(owed).toEqual([]);
  });

  test.each([
    [undefined, ['nobody said which fields it shows; no code is made of it.']],
    [
      { fields: [], projections: [{ event: 'bill-sent' }] },
      ['nobody said which fields it shows; no code is made of it.'],
    ],
    [{ fields }, ['nobody said which events change it; no code is made of it.']],
    [{ fields, projections: [] }, ['nobody said which events change it; no code is made of it.']],
    [
      { fields, projections: [{ event: 'bill-sent' }, { event: 'added' }] },
      ['nobody publishes "Book Added" for it to hear; it does not follow it.'],
    ],
  ])('owes what is missing in %j', (design, sentences) => {
    expect(planned(withView(design)).owed).toEqual(sentences.map((sentence) => `"Overview": ${sentence}`));
  });

  it('leaves out of a row what may be missing', () => {
    const remark = { name: 'remark', type: 'text', optional: true };
    const board = withView({
      fields: [{ name: 'notes', type: 'value', of: 'note', list: true }],
      projections: [
        { event: 'bill-sent', effects: [{ do: 'append', field: 'notes', values: { text: 'remark' } }] },
      ],
    });
    const sent = { ...board.elements['bill-sent' as never], design: { payload: [remark] } };
    const note = { name: 'Note', fields: [{ name: 'text', type: 'text', optional: true }] };
    const { reactions } = planned({
      ...board,
      elements: { ...board.elements, ['bill-sent' as never]: sent },
      values: { note },
    } as unknown as Model);
    const effects = reactions?.readModels[0]?.projections[0]?.effects;
    expect(effects).toMatchObject([
      { do: 'append', value: { code: '{ ...(data.remark !== undefined && { text: data.remark }) }' } },
    ]);
  });
});
