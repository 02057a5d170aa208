import { describe, expect, it, test } from 'vitest';
import { planModel } from '#generator/phases/plan/plan-model.ts';
import type { ComputedValue } from '#generator/plan/expressions.ts';
import type { QuestionKind } from '#generator/plan/open-questions.ts';
import type { ProjectPlan } from '#generator/plan/plan.ts';
import { printValue } from '#generator/printing/expressions.ts';
import { createSource } from '#generator/printing/source.ts';
import { findErrors } from '#models/lint/find-errors.ts';
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
  const { project, contexts, openQuestions } = planModel(board);
  const reactions = contexts.find(({ id }) => id === 'billing')?.reactions;
  return { project, reactions, openQuestions };
}

/** A planned value as TypeScript. */
function printed(project: ProjectPlan, value: ComputedValue | undefined): string | undefined {
  return value && printValue({ project }, createSource('src/any.ts'), value);
}

/** A question about the policy of the board. */
const aboutPolicy = (kind: QuestionKind, names: object) => ({
  kind,
  names,
  subject: {
    section: 'elements',
    id: 'policy',
    name: 'Whenever a cart is closed, send the bill',
    elementId: 'policy',
  },
});

describe('planning policies', () => {
  it('carries out a reaction whose values are all said', () => {
    const { reactions, openQuestions } = planned(policyBoard({ reactions: [billing] }, closedFace));
    expect(reactions?.policies.map(({ name }) => name.words)).toEqual(['Send Bill when Cart Closed']);
    expect(openQuestions).toEqual([]);
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
  ])('asks what follows from a reaction that %s', (_what, board) => {
    const { reactions, openQuestions } = planned(board);
    expect(reactions?.policies).toEqual([]);
    expect(openQuestions).toEqual([aboutPolicy('reaction-without-action', { event: 'Cart Closed' })]);
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
    const call = { system: 'bank', operation: 'charge', with: { amount: 'total', lines: '[]' } };
    const board = grown(policyBoard({ reactions: [{ ...billing, call }] }, closedFace), {
      bank: { kind: 'external-system', text: 'Bank', design: { operations: [charge] } },
    });
    const [bank] = planned(board).reactions?.systems ?? [];
    expect(bank?.operations[0]?.errors.map(({ code }) => code)).toEqual(['card-declined']);
  });

  it('asks who handles a command of another context', () => {
    const board = policyBoard(undefined, closedFace);
    const closes = { type: 'issues', from: 'policy', to: 'close' };
    const { openQuestions } = planned({ ...board, relations: { ...board.relations, closes } } as Model);
    expect(openQuestions).toContainEqual(
      aboutPolicy('reaction-command-not-handled', { command: 'Close Cart' }),
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
    expect(planned(board).openQuestions).toContainEqual(
      aboutPolicy('reaction-event-not-published', { event: 'Till Opened' }),
    );
  });

  it('asks who handles a compensation that an external system would have to carry out', () => {
    const board = grown(
      policyBoard({ reactions: [{ ...billing, compensation: 'phone' }] }, closedFace),
      { phone: { kind: 'command', text: 'Phone', context: 'billing' } },
      { 'bank-phones': { type: 'handled-by', from: 'phone', to: 'bank' } },
    );
    expect(planned(board).openQuestions).toEqual([
      aboutPolicy('reaction-command-not-handled', { command: 'Phone' }),
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
    const { project, reactions } = planned(billOf(line, { [line.name]: value }));
    const given = reactions?.policies[0]?.reactions[0]?.issue?.values ?? [];
    const lines = given.find(({ key }) => key === 'lines')?.value;
    expect(printed(project, lines)).toBe(`data.items.map(${code})`);
  });

  it('has to ask again for what the condition asked', () => {
    expect(findErrors(billOf(note, { note: 'favourite' })).map(({ rule }) => rule)).toEqual([
      'expression-not-valid',
    ]);
    expect(findErrors(billOf(note, { note: "isSet(favourite) ? favourite : 'none'" }))).toEqual([]);
  });
});

describe('records of another context in a message', () => {
  const heardOf = (board: Model) => planned(board).reactions?.heard[0];

  it('are written where they stand, without a name or a file', () => {
    const items = heardOf(policyBoard({ reactions: [billing] }, closedFace))?.fields[1];
    expect(items?.type).toEqual({
      kind: 'in-place',
      fields: [expect.objectContaining({ key: 'bookId' }), expect.objectContaining({ key: 'price' })],
    });
  });

  it('are known with all that is told of them anywhere in it', () => {
    const payload = [
      { name: 'total', type: 'money' },
      { name: 'box', type: 'value', of: 'box' },
      { name: 'lid', type: 'value', of: 'lid' },
    ];
    const condition = 'size(box.lids) > size(lid.boxes)';
    const board = policyBoard({
      reactions: [{ ...billing, condition, with: { amount: 'total', lines: '[]' } }],
    });
    const closed = board.elements['closed' as never] as object;
    const design = { payload, published: { name: 'cart.closed', version: 1 } };
    const values = {
      box: { name: 'Box', fields: [{ name: 'lids', type: 'value', of: 'lid', list: true }] },
      lid: { name: 'Lid', fields: [{ name: 'boxes', type: 'value', of: 'box', list: true }] },
    };
    const { reactions } = planned({
      ...grown(board, { closed: { ...closed, design } }),
      values,
    } as unknown as Model);
    const told = reactions?.policies[0]?.reactions[0]?.condition?.opposite.scope.members;
    expect(told?.get('travelling:value:box')).toEqual(new Map([['lids', { key: 'lids' }]]));
    expect(told?.get('travelling:value:lid')).toEqual(new Map([['boxes', { key: 'boxes' }]]));
  });
});

describe('planning read models', () => {
  const fields = [{ name: 'amount', type: 'money' }];
  const withView = (design: object | undefined, published: object | undefined = closedFace) =>
    grown(policyBoard({ mode: 'manual' }, published), {
      overview: { kind: 'read-model', text: 'Overview', context: 'billing', design },
    });

  it('follows the events that change it', () => {
    const { reactions, openQuestions } = planned(withView({ fields, projections: [{ event: 'bill-sent' }] }));
    expect(reactions?.readModels.map(({ name }) => name.words)).toEqual(['Overview']);
    expect(openQuestions).toEqual([]);
  });

  test.each([
    [undefined, 'read-model-without-fields', {}],
    [{ fields: [], projections: [{ event: 'bill-sent' }] }, 'read-model-without-fields', {}],
    [{ fields }, 'read-model-without-events', {}],
    [{ fields, projections: [] }, 'read-model-without-events', {}],
    [
      { fields, projections: [{ event: 'bill-sent' }, { event: 'added' }] },
      'read-model-event-not-published',
      { event: 'Book Added' },
    ],
  ])('asks for what is missing in %j', (design, kind, names) => {
    const subject = { section: 'elements', id: 'overview', name: 'Overview', elementId: 'overview' };
    expect(planned(withView(design)).openQuestions).toEqual([{ kind, subject, names }]);
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
    const { project, reactions } = planned({
      ...board,
      elements: { ...board.elements, ['bill-sent' as never]: sent },
      values: { note },
    } as unknown as Model);
    const [effect] = reactions?.readModels[0]?.projections[0]?.effects ?? [];
    const value = effect?.do === 'append' ? effect.value : undefined;
    expect(printed(project, value)).toBe('{ ...(data.remark !== undefined && { text: data.remark }) }');
  });
});
