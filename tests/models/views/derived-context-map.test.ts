import { describe, expect, test } from 'vitest';
import type { BoardId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';
import { compareContextMaps, derivedContextMap } from '#models/views/derived-context-map.ts';

const placed = { kind: 'event', text: 'Order Placed', at: [0, 0], context: 'orders' };
const paid = { kind: 'event', text: 'Payment Processed', at: [0, 0], context: 'payments' };
const collect = { kind: 'policy', text: 'Collect', at: [0, 0], context: 'payments' };
const confirm = { kind: 'policy', text: 'Confirm', at: [0, 0], context: 'orders' };
const invoices = { kind: 'read-model', text: 'Invoices', at: [0, 0], context: 'payments' };

function board(parts: { elements: object; relations?: object; relationships?: object }): Model {
  const contexts = { orders: { name: 'Orders' }, payments: { name: 'Payments' }, stripe: { name: 'Stripe' } };
  return { ...createModel('board' as BoardId, 'Board'), contexts, ...parts } as unknown as Model;
}

const triggers = { type: 'triggers', from: 'placed', to: 'collect' };
const backwards = { type: 'triggers', from: 'paid', to: 'confirm' };
const derived = {
  upstream: 'orders',
  downstream: 'payments',
  evidence: [{ event: 'placed', listener: 'collect' }],
};

describe('deriving', () => {
  test("a policy on another context's event makes that context upstream", () => {
    const model = board({ elements: { placed, collect }, relations: { r: triggers } });
    expect(derivedContextMap(model)).toEqual([derived]);
  });

  test('a read model that an event of another context updates does so too', () => {
    const model = board({
      elements: { placed, invoices },
      relations: { r: { type: 'updates', from: 'placed', to: 'invoices' } },
    });
    expect(derivedContextMap(model)).toEqual([
      { ...derived, evidence: [{ event: 'placed', listener: 'invoices' }] },
    ]);
  });

  test('reactions and projections of the design count like relations, and each only once', () => {
    const model = board({
      elements: {
        placed,
        collect: { ...collect, design: { reactions: [{ event: 'placed' }] } },
        invoices: { ...invoices, design: { projections: [{ event: 'placed' }] } },
      },
      relations: { r: triggers },
    });
    expect(derivedContextMap(model)).toEqual([
      {
        ...derived,
        evidence: [
          { event: 'placed', listener: 'collect' },
          { event: 'placed', listener: 'invoices' },
        ],
      },
    ]);
  });

  test('nothing follows inside one context, without a context, or from a relation to nothing', () => {
    const model = board({
      elements: { placed, confirm, lost: { ...collect, context: undefined } },
      relations: {
        inside: { type: 'triggers', from: 'placed', to: 'confirm' },
        homeless: { type: 'triggers', from: 'placed', to: 'lost' },
        dangling: { type: 'triggers', from: 'placed', to: 'gone' },
      },
    });
    expect(derivedContextMap(model)).toEqual([]);
  });
});

describe('comparing with the drawn map', () => {
  const flow = { elements: { placed, collect }, relations: { r: triggers } };
  const drawn = (type: string, upstream: string, downstream: string) => ({
    line: { type, upstream, downstream },
  });
  const compare = (relationships: object) => compareContextMaps(board({ ...flow, relationships }));

  test('a flow that nobody drew is proposed', () => {
    expect(compare({})).toEqual([{ kind: 'not-drawn', derived }]);
  });

  test.each([
    ['upstream-downstream', 'orders', 'payments'],
    ['customer-supplier', 'orders', 'payments'],
    ['partnership', 'payments', 'orders'],
    ['shared-kernel', 'orders', 'payments'],
  ])('%s from %s to %s agrees with the flow', (type, upstream, downstream) => {
    expect(compare(drawn(type, upstream, downstream))).toEqual([]);
  });

  test('a line the other way round is reversed', () => {
    expect(compare(drawn('upstream-downstream', 'payments', 'orders'))).toEqual([
      { kind: 'reversed', derived, drawn: 'line' },
    ]);
  });

  test('separate ways do not listen to each other', () => {
    expect(compare(drawn('separate-ways', 'payments', 'orders'))).toEqual([
      { kind: 'not-separate', derived, drawn: 'line' },
    ]);
  });

  test('where events flow both ways, either drawn direction agrees', () => {
    const model = board({
      elements: { placed, collect, paid, confirm },
      relations: { r: triggers, s: backwards },
      relationships: drawn('customer-supplier', 'payments', 'orders'),
    });
    expect(compareContextMaps(model)).toEqual([]);
  });

  test('a drawn direction without any relation on the board is named', () => {
    const relationships = drawn('customer-supplier', 'orders', 'payments');
    const model = board({ elements: { placed, collect }, relationships });
    expect(compareContextMaps(model)).toEqual([{ kind: 'no-flow', drawn: 'line' }]);
  });

  test("a command into the other context is flow enough for a drawn direction, by relation or by the policy's design", () => {
    const relationships = drawn('customer-supplier', 'orders', 'payments');
    const pay = { kind: 'command', text: 'Pay', at: [0, 0], context: 'payments' };
    const related = board({
      elements: { confirm, pay },
      relations: { r: { type: 'issues', from: 'confirm', to: 'pay' } },
      relationships,
    });
    const designed = board({
      elements: {
        placed,
        pay,
        confirm: { ...confirm, design: { reactions: [{ event: 'placed', command: 'pay' }] } },
      },
      relationships,
    });
    expect(compareContextMaps(related)).toEqual([]);
    expect(compareContextMaps(designed)).toEqual([]);
  });

  test('a context that owns nothing on the board is not asked for flow', () => {
    const model = board({
      elements: { paid },
      relationships: drawn('upstream-downstream', 'stripe', 'payments'),
    });
    expect(compareContextMaps(model)).toEqual([]);
  });
});
