import { describe, expect, it } from 'vitest';
import { cartBoard } from '#tests/support/design-board.ts';
import { book, counterBoard, id, lifecycle, worldOf } from '#tests/support/interpreted-boards.ts';

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
