import { expect, test } from 'vitest';
import { describeValues, groupStories } from '#app/renderer/stories/story-groups.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

const model = {
  ...createModel(toId('shop'), 'Shop'),
  elements: {
    pay: { kind: 'command', text: 'Pay Order', at: [900, 0] },
    place: { kind: 'command', text: 'Place Order', at: [100, 0] },
  },
  scenarios: {
    s1: { name: 'Paying twice is refused', command: 'pay', then: { error: 'Already Paid' } },
    s2: { name: 'An order is placed', command: 'place', then: { events: [] } },
    s3: { name: 'Left over', command: 'nowhere', then: { events: [] } },
  },
} as unknown as Model;

test('stories stand by command in timeline order, those of lost commands last', () => {
  expect(
    groupStories(model, '').map(({ commandId, stories }) => [commandId, stories.map(({ id }) => id)]),
  ).toEqual([
    ['place', ['s2']],
    ['pay', ['s1']],
    ['nowhere', ['s3']],
  ]);
});

test('a search finds the words of the story and of its command', () => {
  const found = (query: string) =>
    groupStories(model, query).flatMap(({ stories }) => stories.map(({ id }) => id));

  expect([found(' TWICE '), found('place order'), found('nobody')]).toEqual([['s1'], ['s2'], []]);
});

test('example values are told in one line a field', () => {
  expect(
    describeValues({
      total: '19.90 EUR',
      items: [{ title: 'DDD', quantity: 2 }, { title: 'XP' }],
      note: null,
      tags: [],
    }),
  ).toEqual(['total: 19.90 EUR', 'items: title DDD, quantity 2, title XP', 'note: –', 'tags: –']);
  expect(describeValues(undefined)).toEqual([]);
});
