import { describe, expect, it } from 'vitest';
import type { ElementId } from '#models/metamodel/ids.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import type { PolicyReading, ValueReadings } from '#models/readings/read-policies.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

function policyOf(design: object | undefined, published: object | undefined = closedFace): PolicyReading {
  const policy = readExpressions(policyBoard(design, published)).policies.get('policy' as ElementId);
  if (policy === undefined) throw new Error('The board has a policy.');
  return policy;
}

function textsOf(values: ValueReadings | undefined) {
  return Object.fromEntries(
    [...(values ?? [])].map(([name, value]) => [
      name,
      value.kind === 'expression'
        ? value.expression.text
        : {
            each: value.each?.text,
            ...Object.fromEntries([...value.values].map(([part, { text }]) => [part, text])),
          },
    ]),
  );
}

function problemsOf(design: object) {
  return readExpressions(policyBoard(design, closedFace)).all.flatMap(({ path, problems }) =>
    problems.map(({ message }) => `${path.slice(3).join('/')}: ${message}`),
  );
}

describe('reading a policy', () => {
  it('hears an event of another context as it is published, and runs where its commands are', () => {
    const { context, reactions } = policyOf({ reactions: [billing] });
    expect(context).toBe('billing');
    expect(
      reactions.map(({ event, foreign, issue }) => [event, foreign, textsOf(issue?.with), issue?.unsaid]),
    ).toEqual([
      [
        'closed',
        true,
        { cartId: 'cartId', amount: 'total', lines: { each: 'items', bookId: 'item.bookId' } },
        [],
      ],
    ]);
    expect(problemsOf({ reactions: [billing] })).toEqual([]);
  });

  it('takes what bears the same name, in the item first', () => {
    const reaction = { ...billing, with: { amount: 'total', lines: { each: 'items', values: {} } } };
    expect(textsOf(policyOf({ reactions: [reaction] }).reactions[0]?.issue?.with)).toEqual({
      cartId: 'cartId',
      amount: 'total',
      lines: { each: 'items', bookId: 'item.bookId' },
    });
  });

  it('says which values nobody gives, and invents none', () => {
    expect(policyOf({ reactions: [{ ...billing, with: {} }] }).reactions[0]?.issue?.unsaid).toEqual([
      'amount',
      'lines',
    ]);
  });

  it('reacts as the board is drawn when nothing is written', () => {
    const drawn = policyOf(undefined).reactions;
    expect(drawn.map(({ event, issue }) => [event, issue?.command, issue?.unsaid])).toEqual([
      ['closed', 'send-bill', ['amount', 'lines']],
    ]);
  });

  it('leaves to people what people do', () => {
    expect(policyOf({ mode: 'manual' }).reactions).toEqual([]);
  });

  it('knows what it remembers only where that is certain', () => {
    const state = [{ name: 'amount', type: 'money' }];
    const remembering = { event: 'closed', remember: { amount: 'total' } };
    const lines = billing.with.lines;
    const unsure = { event: 'closed', command: 'send-bill', with: { amount: 'amount', lines } };
    expect(problemsOf({ state, reactions: [remembering, unsure] })).toEqual([
      expect.stringContaining('reactions/1/with/amount: '),
    ]);
    const sure = { ...unsure, condition: 'isSet(amount)' };
    expect(problemsOf({ state, reactions: [remembering, sure] })).toEqual([]);
  });

  it('finds a process by what the event tells alone', () => {
    const state = [{ name: 'receipt', type: 'text' }];
    const reaction = { event: 'closed', remember: { receipt: "'1'" } };
    expect(problemsOf({ state, reactions: [{ ...reaction, key: 'cartId' }] })).toEqual([]);
    expect(problemsOf({ state, reactions: [{ ...reaction, key: 'receipt' }] })).toEqual([
      expect.stringContaining('reactions/0/key: There is no `receipt`'),
    ]);
  });

  it('hands the answer of an external system on', () => {
    const reaction = {
      event: 'closed',
      call: { system: 'bank', operation: 'charge', with: { amount: 'total' } },
      failures: [{ error: 'Card Declined' }],
      remember: { receipt: 'response.receipt' },
    };
    const policy = policyOf({ state: [{ name: 'receipt', type: 'text' }], reactions: [reaction] });
    const [read] = policy.reactions;
    expect([textsOf(read?.call?.with), textsOf(read?.remember), read?.failures]).toEqual([
      { amount: 'total' },
      { receipt: 'response.receipt' },
      [{ error: 'Card Declined' }],
    ]);
  });

  it('does not let a derived field travel', () => {
    const face = { ...closedFace, fields: [...closedFace.fields] };
    const reaction = { ...billing, condition: 'some(items, item => item.nothing)' };
    expect(problemsOf({ reactions: [reaction] })[0]).toContain('reactions/0/condition');
    expect(policyOf({ reactions: [billing] }, face).reactions).toHaveLength(1);
  });
});
