import { expect, test } from 'vitest';
import { tellJourneys } from '#app/renderer/stories/journey-steps.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

const outcome = { events: [{ event: 'placed' }], never: ['paid'] };

const model = {
  ...createModel(toId('shop'), 'Shop'),
  elements: {
    place: { kind: 'command', text: 'Place Order', at: [0, 0] },
    reader: { kind: 'actor', text: 'Reader', at: [0, 0] },
    policy: { kind: 'policy', text: 'Whenever', at: [0, 0] },
  },
  relations: {
    a: { type: 'issues', from: 'policy', to: 'place' },
    b: { type: 'issues', from: 'reader', to: 'place' },
  },
  journeys: {
    way: {
      name: 'To the door',
      description: 'All goes well.',
      steps: [
        { command: 'place', values: { quantity: 2 }, then: outcome },
        { command: 'pay', actor: 'clerk', then: { error: 'Too late' } },
        { later: 'P1DT2H', then: { events: [] } },
        { later: 'soon' },
        { system: 'bank', operation: 'Charge', error: 'Declined' },
        { system: 'bank', operation: 'Charge', values: { id: 'c1' } },
        { readModel: 'orders', query: 'All', rows: [{ id: 'o1', paid: true }] },
        { readModel: 'orders', query: 'All', rows: [] },
      ],
    },
    other: { name: 'Nobody pays', steps: [] },
  },
} as unknown as Model;

test('every kind of step is told in words and stickies', () => {
  const way = tellJourneys(model, '').find(({ id }) => id === 'way');
  expect(way?.steps).toEqual([
    {
      sentence: [{ sticky: 'reader' }, 'wants', { sticky: 'place' }],
      values: ['quantity: 2'],
      outcome: [{ sticky: 'placed' }, 'and never', { sticky: 'paid' }],
    },
    {
      sentence: [{ sticky: 'clerk' }, 'wants', { sticky: 'pay' }],
      values: [],
      outcome: ['it is refused: Too late'],
    },
    { sentence: ['1 day, 2 hours later'], values: [], outcome: [] },
    { sentence: ['soon later'], values: [], outcome: [] },
    {
      sentence: [{ sticky: 'bank' }, 'answers "Charge" with "Declined" the next time'],
      values: [],
      outcome: [],
    },
    { sentence: [{ sticky: 'bank' }, 'answers "Charge" the next time'], values: ['id: c1'], outcome: [] },
    { sentence: [{ sticky: 'orders' }, 'shows under "All"'], values: ['id: o1, paid: true'], outcome: [] },
    { sentence: [{ sticky: 'orders' }, 'shows under "All"'], values: ['nothing'], outcome: [] },
  ]);
});

test('journeys stand by name, and a search finds their words', () => {
  const found = (query: string) => tellJourneys(model, query).map(({ id }) => id);
  expect([found(''), found(' GOES well '), found('nowhere')]).toEqual([['other', 'way'], ['way'], []]);
});
