import { describe, expect, it, vi } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { checkModel } from '#generator/phases/check/check-model.ts';
import { soundPart } from '#generator/phases/check/sound-part.ts';
import { loadTemplates } from '#generator/templates.ts';
import { RULES } from '#models/lint/catalog.ts';
import { createErrorFinder, findErrors } from '#models/lint/find-errors.ts';
import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

type Plain = Record<string, unknown>;

const sound = policyBoard({ reactions: [billing] }, closedFace);

/** The board with one of its parts changed: `section` and `id`, and new properties for the design or, without one, the entry. */
function changed(id: string, design: Plain, from: Model = sound): Model {
  const element = from.elements[id as ElementId] as unknown as { design?: Plain };
  return {
    ...from,
    elements: { ...from.elements, [id]: { ...element, design: { ...element.design, ...design } } },
  };
}

const story = { name: 'A story', command: 'add', then: { error: 'Never Said' } };
const journey = { name: 'A journey', steps: [{ later: 'soon' }] };
const overview = {
  kind: 'read-model',
  text: 'Overview',
  at: [0, 0] as const,
  design: { projections: [{ event: 'closed', effects: [{ do: 'clear', field: 'gone' }] }] },
} as unknown as Model['elements'][ElementId];
const wholeBilling = ['Send Bill', 'Bill Sent'];

/** For every rule of severity error that is about code: a board that breaks it, and what is left out then. */
const broken: Readonly<Record<string, readonly [Model, readonly string[]]>> = {
  'answer-not-valid': [changed('bank', { operations: [{ name: 'charge', example: { gone: 1 } }] }), ['Bank']],
  'assignment-to-nothing': [
    changed('add', { outcomes: [{ event: 'added', payload: { gone: '1' } }] }),
    ['Add Book'],
  ],
  'bounds-not-sound': [
    changed('bill-sent', { payload: [{ name: 'note', type: 'text', pattern: '(' }] }),
    ['Bill Sent', 'Send Bill', 'Whenever a cart is closed, send the bill'],
  ],
  'earlier-version-not-sound': [
    changed('closed', { published: { ...closedFace, earlier: [{ version: 1, fields: [] }] } }),
    ['Cart Closed', 'Close Cart', 'Whenever a cart is closed, send the bill'],
  ],
  'effect-not-sound': [
    changed('added', { effects: [{ do: 'set', field: 'gone', to: '1' }] }),
    ['Book Added', 'Add Book'],
  ],
  'expression-not-valid': [changed('add', { rules: [{ text: 'No', check: '1 +' }] }), ['Add Book']],
  'journey-not-valid': [{ ...sound, journeys: { way: journey } } as unknown as Model, ['A journey']],
  'key-not-sound': [
    changed('bill', { keys: [{ name: 'key', fields: [] }] }),
    ['Bill', ...wholeBilling, 'Whenever a cart is closed, send the bill'],
  ],
  'lifecycle-not-sound': [
    changed('bill', { lifecycle: { states: ['sent'], initial: 'gone', moves: [] } }),
    ['Bill', ...wholeBilling, 'Whenever a cart is closed, send the bill'],
  ],
  'policy-in-two-contexts': [
    changed('policy', { reactions: [billing, { event: 'closed', command: 'close' }] }),
    ['Whenever a cart is closed, send the bill'],
  ],
  'projection-not-sound': [
    { ...sound, elements: { ...sound.elements, ['overview' as ElementId]: overview } },
    ['Overview'],
  ],
  'published-name-taken': [
    changed('added', { published: closedFace }),
    ['Cart Closed', 'Close Cart', 'Whenever a cart is closed, send the bill'],
  ],
  'reaction-not-sound': [
    changed('policy', { reactions: [{ ...billing, delay: 'soon' }] }),
    ['Whenever a cart is closed, send the bill'],
  ],
  'reference-to-nothing': [
    changed('close', { reads: [{ aggregate: 'gone', parameter: 'other id' }] }),
    ['Close Cart'],
  ],
  'scenario-not-valid': [{ ...sound, scenarios: { told: story } } as unknown as Model, ['A story']],
  'target-not-sound': [changed('close', { parameters: [{ name: 'cart id', type: 'text' }] }), ['Close Cart']],
};

const aboutCode = RULES.filter(({ id, severity }) => severity === 'error' && !id.startsWith('context-map-'));

describe('the sound part of a model', () => {
  it('is tried for every rule of severity error, and for no other', () => {
    expect(Object.keys(broken)).toEqual(aboutCode.map(({ id }) => id));
  });

  it('is the model itself where nothing is wrong', () => {
    expect(soundPart(sound)).toEqual({ model: sound, leftOut: [], errors: [] });
    expect(soundPart(sound).model).toBe(sound);
  });

  it.each(Object.entries(broken))('[GEN6] leaves out what breaks %s, and what needs it', (rule, [
    board,
    names,
  ]) => {
    expect(findErrors(board).map((finding) => finding.rule)).toContain(rule);

    const { model, leftOut } = soundPart(board);

    expect(leftOut.map(({ name }) => name).toSorted()).toEqual([...names].toSorted());
    expect(leftOut.filter(({ reason }) => reason === '')).toEqual([]);
    expect(findErrors(model)).toEqual([]);
    const { plan, files } = generateFiles(model, loadTemplates(), undefined, leftOut);
    expect(plan.contexts.length).toBeGreaterThan(0);
    const pages = files.filter(({ path }) => path.startsWith('docs/')).map(({ text }) => text);
    for (const name of names) expect(pages.some((text) => text.includes(`${name}: `))).toBe(true);
  });

  it('takes a value with a name that JavaScript has a use for as it is', () => {
    const step = { command: 'add', values: { toString: 'a' }, then: { events: [] } };
    const told = { ...sound, journeys: { way: { name: 'A journey', steps: [step] } } } as unknown as Model;

    expect(soundPart(told).leftOut.map(({ name }) => name)).toEqual(['A journey']);
  });

  it('[GEN6] says what is wrong, and what is missing because of it', () => {
    const { leftOut } = soundPart(changed('added', { effects: [{ do: 'set', field: 'gone', to: '1' }] }));

    expect(leftOut.map(({ name, reason, context }) => ({ name, reason, context }))).toEqual([
      {
        name: 'Book Added',
        context: 'shop',
        reason: '"Cart" has no field "gone". Add the field, or change another one.',
      },
      { name: 'Add Book', context: 'shop', reason: 'It needs "Book Added", which is left out.' },
    ]);
  });

  it('says the first of several reasons', () => {
    const effects = ['gone', 'lost'].map((field) => ({ do: 'set', field, to: '1' }));

    const { leftOut } = soundPart(changed('added', { effects }));

    expect(leftOut.filter(({ name }) => name === 'Book Added').map(({ reason }) => reason)).toEqual([
      '"Cart" has no field "gone". Add the field, or change another one.',
    ]);
  });

  it('says of a story what it tells of, and what an entry misses', () => {
    const told = {
      ...changed('close', { rules: [{ text: 'No', check: '1 +' }] }),
      scenarios: { one: { name: 'A full cart', command: 'close', then: { events: [{ event: 'closed' }] } } },
    } as unknown as Model;

    expect(
      soundPart(told)
        .leftOut.filter(({ section }) => section === 'scenarios')
        .map(({ name, reason, missing }) => ({ name, reason, missing })),
    ).toEqual([
      {
        name: 'A full cart',
        reason: 'It tells of "Close Cart", which is left out.',
        missing: '"Close Cart"',
      },
    ]);
  });

  it('says what a policy goes without, and leaves out the journeys that may lead through it', () => {
    const closing = {
      command: 'close',
      values: { 'cart id': 'one' },
      then: { events: [{ event: 'closed' }] },
    };
    const journeys = { way: { name: 'To the bill', steps: [closing] } };
    const { model, leftOut } = soundPart({
      ...changed('bill-sent', { payload: [{ name: 'note', type: 'text', pattern: '(' }] }),
      journeys,
    } as unknown as Model);

    expect(model.journeys).toEqual({});
    expect(leftOut.filter(({ section }) => section === 'journeys')).toMatchObject([
      {
        name: 'To the bill',
        reason: expect.stringContaining('It may lead through "Whenever a cart is closed, send the bill"'),
      },
    ]);

    const unheard = changed('closed', {
      published: { ...closedFace, earlier: [{ version: 1, fields: [] }] },
    });
    expect(soundPart(unheard).leftOut).toContainEqual(
      expect.objectContaining({
        id: 'policy',
        reason: 'It goes without what follows from "Cart Closed", which is left out.',
      }),
    );
  });

  it('[GEN6] changes nothing about what stays: no other command begins the aggregate instead', () => {
    const add = changed('add', {
      creates: 'always',
      target: undefined,
      rules: [{ text: 'No', check: '1 +' }],
    });
    const before = readExpressions(add);
    const { model } = soundPart(add);
    const after = readExpressions(model);
    const close = 'close' as ElementId;

    expect(before.beginnings.creates(close)).toBe('never');
    expect(after.beginnings.creates(close)).toBe('never');
    expect(after.clusters.outcomes.get(close)).toMatchObject([{ event: 'closed' }]);
    expect(generateFiles(model, loadTemplates()).openQuestions.map(({ kind }) => kind)).not.toContain(
      'creating-command-missing',
    );
  });
});

describe('checking for chosen contexts', () => {
  const shop = ['shop' as ContextId];

  it('[GEN5] is not stopped by errors elsewhere', () => {
    const board = changed('bill', { keys: [{ name: 'key', fields: [] }] });

    expect(checkModel(board, undefined, false)).toMatchObject({
      ok: false,
      error: [{ rule: 'key-not-sound' }],
    });
    expect(checkModel(board, shop, false)).toMatchObject({ ok: true, value: { leftOut: [] } });
  });

  it('[GEN5] is stopped by errors at home, and names those alone', () => {
    const bill = changed('bill', { keys: [{ name: 'key', fields: [] }] });
    const both = changed('close', { rules: [{ text: 'No', check: '1 +' }] }, bill);

    expect(checkModel(both, shop, false)).toMatchObject({
      ok: false,
      error: [{ rule: 'expression-not-valid', subject: { id: 'close' } }],
    });
  });

  it('[GEN5] is stopped by errors elsewhere in what the chosen context needs', () => {
    const value = {
      name: 'Code',
      context: 'billing',
      fields: [{ name: 'text', type: 'text', pattern: '(' }],
    };
    const parameters = [{ name: 'code', type: 'value', of: 'code' }];
    const board = { ...changed('close', { parameters }), values: { code: value } } as unknown as Model;

    expect(checkModel(board, shop, false)).toMatchObject({
      ok: false,
      error: [{ rule: 'bounds-not-sound' }],
    });
  });

  it('is not stopped by a journey that is not sound, whatever is chosen', () => {
    const board = { ...sound, journeys: { way: journey } } as unknown as Model;

    for (const chosen of [undefined, shop]) {
      expect(checkModel(board, chosen, false)).toMatchObject({
        ok: true,
        value: { model: { journeys: {} } },
      });
    }
  });

  it('[GEN6] with force leaves out what is unsound at home', () => {
    const board = changed('close', { rules: [{ text: 'No', check: '1 +' }] });
    const checked = checkModel(board, shop, true);

    expect(checked).toMatchObject({ ok: true, value: { leftOut: [{ name: 'Close Cart' }] } });
  });
});

describe('a board whose errors are known', () => {
  const broken = changed('close', { rules: [{ text: 'No', check: '1 +' }] });

  it.each([
    [true, 1],
    [false, 0],
  ])('is not linted again; with force (%s) what is left is, %d times', (force, times) => {
    const findErrorsOfRest = vi.fn(createErrorFinder());
    const checked = checkModel(broken, undefined, force, { errors: findErrors(broken), findErrorsOfRest });
    expect(checked).toEqual(checkModel(broken, undefined, force));
    expect(findErrorsOfRest.mock.calls.map(([model]) => model === broken)).toEqual(Array(times).fill(false));
  });
});

it('any sticky of Bookly can be unsound', () => {
  const bookly = readShippedBoard('models/samples/bookly.storm.json');
  const commands = Object.entries(bookly.elements).filter(
    ([, { kind }]) => kind === 'command' || kind === 'event',
  );
  const spoiled = commands
    .filter((_, index) => index % 6 === 0)
    .map(([id]) => {
      const field = { name: 'spoiled', type: 'text', pattern: '(' };
      const { kind } = bookly.elements[id as ElementId] ?? {};
      const { model, leftOut } = soundPart(
        changed(id, { [kind === 'event' ? 'payload' : 'parameters']: [field] }, bookly),
      );
      return { left: leftOut.length > 0 && leftOut.length < 60, errors: findErrors(model) };
    });

  expect(spoiled.length).toBeGreaterThan(10);
  expect(spoiled.filter(({ left, errors }) => !left || errors.length > 0)).toEqual([]);
});

it('[GEN6] any sticky of Bookly can be unreadable, and takes no more with it than its code needs', () => {
  const bookly = readShippedBoard('models/samples/bookly.storm.json');
  const stickies = Object.entries(bookly.elements).filter(
    ([, { kind }]) => kind === 'command' || kind === 'event' || kind === 'policy',
  );
  const spoiled = stickies
    .filter((_, index) => index % 6 === 0)
    .map(([id, element]) => {
      const { model: board } = parseModel({
        ...bookly,
        elements: { ...bookly.elements, [id]: { ...element, kind: 'deed' } },
      });
      const { leftOut, errors } = soundPart(board);
      return { id, first: leftOut[0]?.name === element.text, count: leftOut.length, errors };
    });

  expect(spoiled.length).toBeGreaterThan(10);
  expect(spoiled.filter(({ first, count, errors }) => !first || count > 59 || errors.length > 0)).toEqual([]);
});
