import { describe, expect, it } from 'vitest';
import { applyEvent, unbornState } from '#models/interpreter/apply-event.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { counterBoard, id, lifecycle } from '#tests/support/interpreted-boards.ts';

describe('happening', () => {
  it('[INT9] an aggregate begins with its id, its first state and empty lists', () => {
    const fields = [
      { name: 'names', type: 'text', list: true },
      { name: 'later', type: 'text', list: true, optional: true },
      { name: 'title', type: 'text' },
    ];
    const board = counterBoard({ aggregate: { fields, lifecycle } });

    expect(unbornState(board, id('counter'), 'a')).toEqual({ id: 'a', names: [], status: 'new' });
  });

  it('[INT10] effects see what was before; those on one field follow one another', () => {
    const fields = ['count', 'copy'].map((name) => ({ name, type: 'integer', optional: true }));
    const effects = [
      { do: 'increment', field: 'count', by: '1' },
      { do: 'increment', field: 'count', by: '1' },
      { do: 'set', field: 'copy', to: 'counter.count' },
    ];
    const board = counterBoard({ aggregate: { fields }, event: { effects } });

    expect(applyEvent(board, id('counted'), {}, { id: 'a', count: 5 })).toEqual({
      ok: true,
      value: { id: 'a', count: 7, copy: 5 },
    });
  });

  it('[INT11] what was not set counts from nothing, and never past what is exact', () => {
    const board = counterBoard({});
    const stateAfter = (count?: number) => applyEvent(board, id('counted'), {}, { id: 'a', count });

    expect([stateAfter(), stateAfter(Number.MAX_SAFE_INTEGER)]).toEqual([
      { ok: true, value: { id: 'a', count: 1 } },
      { ok: false, error: { reason: 'calculation', code: 'number-too-large' } },
    ]);
  });

  it('[INT12] appends records with empty lists and removes every item that is meant', () => {
    const line = {
      name: 'Line',
      fields: [...['book', 'tags'].map((name) => ({ name, type: 'text', list: name === 'tags' }))],
    };
    const added = (effect: object) =>
      cartBoard({
        cart: {
          fields: [{ name: 'items', type: 'entity', of: 'Line', list: true }],
          entities: [line],
          derived: [],
          keys: [],
        },
        added: { payload: [], effects: [effect] },
      });
    const append = added({ do: 'append', field: 'items', values: { book: "'a'" } });
    const remove = added({ do: 'remove', field: 'items', where: "item => item.book == 'a'" });
    const items = ['a', 'b', 'a'].map((each) => ({ book: each, tags: [] }));

    expect([
      applyEvent(append, id('added'), {}, { id: 'c', items: [] }),
      applyEvent(remove, id('added'), {}, { id: 'c', items }),
    ]).toEqual([
      { ok: true, value: { id: 'c', items: [{ book: 'a', tags: [] }] } },
      { ok: true, value: { id: 'c', items: [{ book: 'b', tags: [] }] } },
    ]);
  });

  it('[INT13] an event whose moves all lead to one state leads there from anywhere', () => {
    const two = {
      ...lifecycle,
      moves: [...lifecycle.moves, { from: ['new'], on: 'stopped', to: 'new' }],
    };
    const stateAfter = (own: object, status: string) => {
      const board = counterBoard({ aggregate: { lifecycle: own } });
      const applied = applyEvent(board, id('stopped'), {}, { id: 'a', status });
      return applied.ok && applied.value.status;
    };

    expect([
      stateAfter(lifecycle, 'new'),
      stateAfter(two, 'counting'),
      stateAfter(two, 'new'),
      stateAfter(two, 'stopped'),
    ]).toEqual(['stopped', 'stopped', 'new', 'stopped']);
  });
});
