import { expect, test } from 'vitest';
import type { ElementId } from '#models/metamodel/ids.ts';
import { neighboursOf } from '#models/readings/neighbours.ts';
import { boardOf } from '#tests/support/design-board.ts';

const id = (text: string) => text as ElementId;

const board = boardOf({
  elements: { ann: { kind: 'actor' }, bob: { kind: 'actor' }, add: { kind: 'command' } },
  relations: {
    two: { type: 'issues', from: 'ann', to: 'add' },
    three: { type: 'issues', from: 'ann', to: 'add' },
    one: { type: 'issues', from: 'bob', to: 'add' },
    other: { type: 'informs', from: 'ann', to: 'add' },
    gone: { type: 'issues', from: 'nobody', to: 'add' },
  },
});

test('the neighbours of a sticky come in the order of the relations, each once', () => {
  expect(neighboursOf(board, id('add'), 'issues', 'from')).toEqual(['bob', 'ann']);
});

test('relations have two ends', () => {
  expect(neighboursOf(board, id('ann'), 'issues', 'to')).toEqual(['add']);
  expect(neighboursOf(board, id('ann'), 'issues', 'from')).toEqual([]);
});

test('a sticky that is not on the board has none', () => {
  expect(neighboursOf(board, id('constructor'), 'issues', 'from')).toEqual([]);
});
