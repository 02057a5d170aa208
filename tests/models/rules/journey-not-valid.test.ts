import { describe, expect, it, test } from 'vitest';
import { journeyNotValid } from '#models/rules/journey-not-valid.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

const add = {
  command: 'add',
  values: { 'customer id': 'c', 'book id': 'b', price: '5.00 EUR' },
  then: { events: [{ event: 'added', as: 'cart' }] },
};
const close = { command: 'close', values: { 'cart id': '{cart}' }, then: { events: [{ event: 'closed' }] } };
const bank = {
  kind: 'external-system',
  text: 'Bank',
  design: { operations: [{ name: 'charge', errors: ['Card Declined', 'Not Reachable'] }] },
};
const overview = {
  kind: 'read-model',
  text: 'Overview',
  design: {
    fields: [{ name: 'total', type: 'money' }],
    queries: [{ name: 'by cart', parameters: [{ name: 'cart id', type: 'id', of: 'Cart' }] }],
  },
};

function found(steps: readonly object[]) {
  const board = cartBoard({}, { elements: { bank, overview, guest: { kind: 'actor', text: 'Guest' } } });
  const journeys = { way: { name: 'The whole way', steps } };
  return findingsOf(journeyNotValid, { ...board, journeys } as unknown as typeof board).map(
    ({ path, message, severity }) => [severity, path.slice(2).join('/'), message],
  );
}

describe('journey-not-valid', () => {
  it('finds nothing in a journey that can be walked', () => {
    const declined = { system: 'bank', operation: 'charge', error: 'Card Declined' };
    const look = {
      readModel: 'overview',
      query: 'by cart',
      values: { 'cart id': '{cart}' },
      rows: [{ total: '5.00 EUR' }],
    };
    const again = { ...add, then: { error: 'Already In Cart' } };
    expect(found([{ ...add, actor: 'guest' }, again, declined, { later: 'P31D' }, look, close])).toEqual([]);
  });

  it('knows what was named while time passed', () => {
    const pause = { later: 'P1D', then: { events: [{ event: 'closed', as: 'cart' }] } };
    expect(found([pause, close])).toEqual([]);
    expect(found([{ later: 'P1D' }, close])).toHaveLength(1);
  });

  it('does not expect what the same step or an earlier one has forbidden', () => {
    const message = (step: number) =>
      `"Cart Closed" is expected here, but step ${step} says that it never happens, and that holds to the end of the journey. Take it out of one of the two.`;
    const wary = { ...add, then: { ...add.then, never: ['closed'] } };
    const atOnce = { ...close, then: { ...close.then, never: ['closed'] } };
    expect(found([add, wary, { later: 'P1D' }, close])).toEqual([
      ['error', 'steps/3/then/events/0/event', message(2)],
    ]);
    expect(found([add, atOnce])).toEqual([['error', 'steps/1/then/events/0/event', message(2)]]);
    const after = { later: 'P1D', then: { events: [], never: ['closed'] } };
    expect(found([add, close, after, after])).toEqual([]);
  });

  it('finds nothing in a journey without steps', () => {
    expect(found([])).toEqual([]);
  });

  test.each([
    [
      { ...add, command: 'gone' },
      'command',
      'There is no command "gone" on the board (any more). Choose another one, or delete the step.',
    ],
    [
      { ...add, values: { 'customer id': 'c', 'book id': 'b' } },
      'values',
      '"Add Book" needs "price", and this step does not give it. Say what it is.',
    ],
    [
      { ...add, values: { ...add.values, price: '5 euros' } },
      'values/price',
      '"5 euros" is not an amount. Write it as "19.90 EUR".',
    ],
    [
      { ...add, then: { events: [{ event: '' }] } },
      'then/events/0/event',
      'There is no event "" on the board (any more). Choose another one, or delete the step.',
    ],
    [
      { ...add, then: { events: [], never: ['gone'] } },
      'then/never/0',
      'There is no event "gone" on the board (any more). Choose another one, or delete the step.',
    ],
    [
      { ...add, then: { error: 'Already in the Cart' } },
      'then/error',
      '"Add Book" is never refused with "Already in the Cart". Did you mean "Already In Cart"?',
    ],
    [
      close,
      'values',
      'No earlier step gives anything the name "cart". Let an event of an earlier step give it (under "as"), or write the id itself.',
    ],
    [
      { system: 'gone', operation: 'charge', error: 'Card Declined' },
      'system',
      'There is no external system "gone" on the board (any more). Choose another one, or delete the step.',
    ],
    [
      { system: 'bank', operation: 'charged', error: 'Card Declined' },
      'operation',
      '"Bank" has no operation "charged". Did you mean "charge"?',
    ],
    [
      { system: 'bank', operation: 'charge', error: '' },
      'error',
      '"charge" never answers "". There are "Card Declined", "Not Reachable".',
    ],
    [
      { readModel: 'gone', query: 'by cart', rows: [] },
      'readModel',
      'There is no read model "gone" on the board (any more). Choose another one, or delete the step.',
    ],
    [
      { readModel: 'overview', query: 'all', rows: [] },
      'query',
      '"Overview" has no query "all". There is "by cart".',
    ],
    [
      { readModel: 'overview', query: 'by cart', rows: [{ sum: '5.00 EUR' }] },
      'rows/0/sum',
      'There is no field "sum" on Overview. Take it out, or add the field.',
    ],
    [
      { later: 'a month' },
      'later',
      '"a month" does not say how long to wait. Write weeks, days, hours, minutes or seconds, more than none: "P30D" is thirty days, "PT1H30M" an hour and a half.',
    ],
    [
      { later: '-P1D' },
      'later',
      '"-P1D" does not say how long to wait. Write weeks, days, hours, minutes or seconds, more than none: "P30D" is thirty days, "PT1H30M" an hour and a half.',
    ],
    [
      { later: 'P0D' },
      'later',
      '"P0D" does not say how long to wait. Write weeks, days, hours, minutes or seconds, more than none: "P30D" is thirty days, "PT1H30M" an hour and a half.',
    ],
    [
      { ...add, actor: 'gone' },
      'actor',
      'There is no actor "gone" on the board (any more). Choose another one, or delete the step.',
    ],
    [
      { ...add, actor: 'cart' },
      'actor',
      'There is no actor "cart" on the board (any more). Choose another one, or delete the step.',
    ],
  ])('%j cannot be walked', (step, place, message) => {
    expect(found([step])).toEqual([['error', `steps/0/${place}`, message]]);
  });

  it('takes an error among several, and finds nothing that is not there at all', () => {
    expect(found([{ system: 'bank', operation: 'charge', error: 'not reachable' }])).toEqual([]);
    const nothing = { ...add, values: { ...add.values, price: null } };
    expect(found([nothing]).map(([, place]) => place)).toEqual(['steps/0/values/price']);
  });

  it('says nothing of a thing that is named only later', () => {
    expect(found([close, add]).map(([, place]) => place)).toEqual(['steps/0/values']);
  });
});
