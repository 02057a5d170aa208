import { describe, expect, it } from 'vitest';
import { applyEvent, unbornState } from '#models/interpreter/apply-event.ts';
import { createInterpretedWorld } from '#models/interpreter/interpreted-world.ts';
import type { Values } from '#models/interpreter/situation.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { boardOf, cartBoard } from '#tests/support/design-board.ts';
import { compareSpecCitations } from '#tests/support/spec-citations.ts';

const id = (text: string) => text as ElementId;
const now = '2026-01-01T00:00:00.000Z';
const price = { amount: 1990n, currency: 'EUR' };
const book = { customerId: 'anna', bookId: 'book-1', price };

/** A world with counted ids: `issue` gives the events, or the refusal in one text. */
function worldOf(model: Model) {
  const world = createInterpretedWorld(model);
  let count = 0;
  const issue = (command: string, parameters: Values) => {
    const handled = world.handle({
      command: id(command),
      parameters,
      now,
      createId: () => `fresh-${++count}`,
    });
    if (!handled.ok) return Object.values(handled.error).join(': ');
    return { id: handled.value.id, events: handled.value.events.map(({ event }) => event) };
  };
  return { ...world, issue };
}

/** A counter with a command of any design; its only event counts. */
function counterBoard({ command = {}, aggregate = {}, event = {}, other = {}, values = {} }): Model {
  return boardOf({
    values,
    elements: {
      counter: {
        kind: 'aggregate',
        text: 'Counter',
        design: { fields: [{ name: 'count', type: 'integer', optional: true }], ...aggregate },
      },
      count: {
        kind: 'command',
        text: 'Count',
        design: { creates: 'when-missing', outcomes: [{ event: 'counted' }], ...command },
      },
      counted: {
        kind: 'event',
        text: 'Counted',
        design: { effects: [{ do: 'increment', field: 'count', by: '1' }], ...event },
      },
      stop: { kind: 'command', text: 'Stop', design: { outcomes: [{ event: 'stopped' }], ...other } },
      stopped: { kind: 'event', text: 'Stopped' },
    },
    relations: {
      counts: { type: 'handled-by', from: 'count', to: 'counter' },
      stops: { type: 'handled-by', from: 'stop', to: 'counter' },
      counted: { type: 'emits', from: 'counter', to: 'counted' },
      stopped: { type: 'emits', from: 'counter', to: 'stopped' },
    },
  });
}

const lifecycle = {
  states: ['new', 'counting', 'stopped'],
  initial: 'new',
  moves: [
    { from: ['new'], on: 'counted', to: 'counting' },
    { from: ['counting'], on: 'stopped', to: 'stopped', error: 'Not Counting' },
  ],
};

describe('deciding', () => {
  it('[INT1] refuses a parameter out of its bounds, however deep it stands', () => {
    const values = {
      code: {
        name: 'Code',
        fields: [{ name: 'text', type: 'text', maxLength: 2 }],
        rules: [{ text: 'Never x', check: "text != 'xxx'", error: 'Bad Code' }],
      },
    };
    const parameters = [{ name: 'codes', type: 'value', of: 'code', list: true }];
    const world = worldOf(counterBoard({ command: { parameters }, values }));

    const issue = (...texts: string[]) =>
      world.issue('count', { counterId: 'c', codes: texts.map((text) => ({ text })) });

    expect([issue('ab', 'abc'), issue('ab', 'xxx'), issue('ab')]).toEqual([
      'parameter: text',
      'parameter: codes: Bad Code',
      { id: 'c', events: ['counted'] },
    ]);
  });

  it.each([
    ['never', 'a', 'rule: Counter Not Found'],
    ['always', 'a', { id: 'a', events: ['counted'] }],
    ['when-missing', 'a', { id: 'a', events: ['counted'] }],
  ])('[INT2] a command that %s begins its aggregate meets none', (creates, counterId, expected) => {
    const command = { creates, parameters: [{ name: 'counter id', type: 'id', of: 'Counter' }] };
    const world = worldOf(counterBoard({ command, other: { creates: 'when-missing' } }));

    expect(world.issue('count', { counterId })).toEqual(expected);
  });

  it('[INT2] a beginning under an id that is taken is refused', () => {
    const command = { creates: 'always', parameters: [{ name: 'counter id', type: 'id', of: 'Counter' }] };
    const world = worldOf(counterBoard({ command }));
    world.issue('count', { counterId: 'a' });

    expect(world.issue('count', { counterId: 'a' })).toBe('rule: Counter Already Exists');
  });

  it('[INT3] what is read must be there, before any rule is asked', () => {
    const command = {
      reads: [{ aggregate: 'counter', parameter: 'other id', name: 'other', error: 'No Other' }],
      rules: [{ text: 'More', check: 'isSet(other.count) && other.count > 1', error: 'Too Few' }],
    };
    const world = worldOf(counterBoard({ command, other: { creates: 'when-missing' } }));
    const count = () => world.issue('count', { counterId: 'a', otherId: 'b' });

    const before = count();
    world.issue('stop', { counterId: 'b' });

    expect([before, count()]).toEqual(['rule: No Other', 'rule: Too Few']);
  });

  it('[INT4] the first broken rule refuses; one without a check is not asked', () => {
    const rules = [
      { text: 'Nobody knows how' },
      { text: 'small', check: 'by < 10', error: 'Too Large' },
      { text: 'even smaller', check: 'by < 5' },
    ];
    const command = { parameters: [{ name: 'by', type: 'integer' }], rules };
    const world = worldOf(counterBoard({ command }));

    expect([11, 7, 1].map((by) => world.issue('count', { counterId: 'a', by }))).toEqual([
      'rule: Too Large',
      'rule: even smaller',
      { id: 'a', events: ['counted'] },
    ]);
  });

  it('[INT5] every condition is worked out on the aggregate as it stood before', () => {
    const outcomes = [
      { event: 'counted' },
      { event: 'stopped', when: 'isSet(counter.count) && counter.count == 1' },
    ];
    const world = worldOf(counterBoard({ command: { outcomes }, other: { outcomes: [] } }));
    const count = () => world.issue('count', { counterId: 'a' });

    expect([count(), count(), count()]).toEqual([
      { id: 'a', events: ['counted'] },
      { id: 'a', events: ['counted', 'stopped'] },
      { id: 'a', events: ['counted'] },
    ]);
  });

  it('[INT6] the lifecycle is asked in the state to which the outcomes before lead', () => {
    const both = { outcomes: [{ event: 'counted' }, { event: 'stopped' }] };
    const world = worldOf(
      counterBoard({ command: both, aggregate: { lifecycle }, other: { creates: 'when-missing' } }),
    );

    expect([
      world.issue('stop', { counterId: 'a' }),
      world.issue('count', { counterId: 'a' }),
      world.issue('count', { counterId: 'a' }),
    ]).toEqual([
      'rule: Not Counting',
      { id: 'a', events: ['counted', 'stopped'] },
      'rule: Invalid Status Transition',
    ]);
  });

  it.each([
    [
      'for all outcomes before any payload, where none has a condition',
      undefined,
      'rule: Invalid Status Transition',
    ],
    ['for each after its condition, where one has', 'by == 0', 'calculation: division-by-zero'],
  ])('[INT6] the lifecycle is asked %s', (_when, condition, refusal) => {
    const payload = { share: '1 / by' };
    const command = {
      parameters: [{ name: 'by', type: 'integer' }],
      outcomes: [
        { event: 'counted', payload },
        { event: 'counted', payload, ...(condition !== undefined && { when: condition }) },
      ],
    };
    const event = { payload: [{ name: 'share', type: 'decimal' }] };
    const world = worldOf(counterBoard({ command, event, aggregate: { lifecycle } }));

    expect(world.issue('count', { counterId: 'a', by: 0 })).toBe(refusal);
  });

  it('[INT6] one of several moves is enough', () => {
    const again = { from: ['counting'], on: 'counted', to: 'counting' };
    const board = counterBoard({
      aggregate: { lifecycle: { ...lifecycle, moves: [...lifecycle.moves, again] } },
    });
    const world = worldOf(board);

    expect([
      world.issue('count', { counterId: 'a' }),
      world.issue('count', { counterId: 'a' }),
      world.issue('stop', { counterId: 'a' }),
      world.issue('count', { counterId: 'a' }),
    ]).toEqual([
      { id: 'a', events: ['counted'] },
      { id: 'a', events: ['counted'] },
      { id: 'a', events: ['stopped'] },
      'rule: Invalid Status Transition',
    ]);
  });

  it('[INT6] a command that always begins its aggregate is not asked', () => {
    const command = { creates: 'always', outcomes: [{ event: 'stopped' }] };
    const world = worldOf(counterBoard({ command, aggregate: { lifecycle } }));

    expect(world.issue('count', {})).toEqual({ id: 'fresh-1', events: ['stopped'] });
  });

  it.each([
    ['a rule', { command: { rules: [{ text: 'r', check: '1 / by > 0' }] } }],
    ['an effect', { event: { effects: [{ do: 'set', field: 'count', to: 'by * 9007199254740991' }] } }],
  ])('[INT7] a calculation without a result refuses: in %s', (_where, parts) => {
    const by = [{ name: 'by', type: 'integer' }];
    const board = counterBoard({
      ...parts,
      command: { parameters: by, ...('command' in parts ? parts.command : {}) },
      event: { payload: by, ...('event' in parts ? parts.event : {}) },
    });
    const refusal = 'command' in parts ? 'division-by-zero' : 'number-too-large';

    expect(worldOf(board).issue('count', { counterId: 'a', by: 'command' in parts ? 0 : 2 })).toBe(
      `calculation: ${refusal}`,
    );
  });

  it('[INT8] a refusal changes nothing', () => {
    const world = worldOf(cartBoard());
    world.issue('add', book);
    const [cart = ''] = world.idsOf(id('cart'));
    const before = world.find(id('cart'), cart);

    expect(world.issue('add', book)).toBe('rule: Already In Cart');
    expect(world.find(id('cart'), cart)).toEqual(before);
    expect(world.idsOf(id('cart'))).toEqual([cart]);
  });
});

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

describe('the world', () => {
  it('[INT14] finds an aggregate by the key that it holds, else begins one under a fresh id', () => {
    const world = worldOf(cartBoard());
    const first = world.issue('add', book);
    const second = world.issue('add', { ...book, bookId: 'book-2' });
    const other = world.issue('add', { ...book, customerId: 'bert' });
    world.issue('close', { cartId: 'fresh-1' });
    const again = world.issue('add', book);

    expect([first, second, other, again].map((each) => typeof each === 'object' && each.id)).toEqual([
      'fresh-1',
      'fresh-1',
      'fresh-2',
      'fresh-3',
    ]);
  });

  it('[INT15] refuses a second holder of a key', () => {
    const add = { target: undefined, creates: 'always' };
    const world = worldOf(cartBoard({ add }));

    expect([world.issue('add', book), world.issue('add', book)]).toEqual([
      { id: 'fresh-1', events: ['added'] },
      'rule: open cart Already Taken',
    ]);
    expect(world.idsOf(id('cart'))).toEqual(['fresh-1']);
  });

  it('[INT16] shows a published event on the aggregate right after it', () => {
    const published = {
      name: 'cart.book-added',
      version: 1,
      fields: [
        { name: 'total', type: 'money' },
        { name: 'count', type: 'integer' },
      ],
      values: { count: 'size(cart.items)' },
    };
    const added = { ...cartBoardDesign, published };
    const world = createInterpretedWorld(cartBoard({ added }));

    const handled = world.handle({ command: id('add'), parameters: book, now, createId: () => 'a' });

    expect(handled.ok && handled.value.events[0]?.published).toEqual({ total: price, count: 1 });
  });

  it('[INT17] begins nothing when nothing happens', () => {
    const outcomes = [{ event: 'counted', when: 'by > 0' }];
    const command = { parameters: [{ name: 'by', type: 'integer' }], outcomes };
    const world = worldOf(counterBoard({ command }));

    expect(world.issue('count', { counterId: 'a', by: 0 })).toEqual({ id: 'a', events: [] });
    expect(world.idsOf(id('counter'))).toEqual([]);
  });
});

/** What Book Added does in the small cart. */
const cartBoardDesign = {
  payload: [
    { name: 'customer id', type: 'id', of: 'Customer' },
    { name: 'book id', type: 'id', of: 'Book' },
    { name: 'price', type: 'money' },
  ],
};

it('every behaviour of the specification is proved here', () => {
  expect(compareSpecCitations('models/interpreter/SPEC.md', ['tests/models/interpreter'], 'INT')).toEqual({
    unproven: [],
    unknown: [],
  });
});
