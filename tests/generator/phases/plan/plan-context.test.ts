import { expect, test } from 'vitest';
import { planModel } from '#generator/phases/plan/plan-model.ts';
import type { Model } from '#models/metamodel/model.ts';
import { cartBoard } from '#tests/support/design-board.ts';

test('an entity brings its value objects along, however its name is written', () => {
  const closed = { payload: [{ name: 'last', type: 'entity', of: 'gift_card' }] };
  const card = { kind: 'aggregate', text: 'Card', context: 'elsewhere' };
  const entities = [{ name: 'Gift Card', fields: [{ name: 'limit', type: 'value', of: 'limit' }] }];
  const board = cartBoard({ closed }, { elements: { card: { ...card, design: { entities } } } });
  const values = { limit: { name: 'Limit', fields: [{ name: 'amount', type: 'money' }] } };
  const { contexts } = planModel({ ...board, values } as unknown as Model);
  expect(contexts.flatMap((context) => context.values.map(({ name }) => name.words))).toEqual(['Limit']);
});
