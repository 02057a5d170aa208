import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENT_KINDS } from '#models/metamodel/kinds.ts';
import { findUnread, parseModel } from '#models/metamodel/parse-model.ts';

const board = (sections: object) => ({ id: 'shop', name: 'Shop', ...sections });
const event = (more: object = {}) => ({ kind: 'event', text: 'Order Placed', ...more });

/** A board whose only element is the given one, and what was found about it. */
function findingsAbout(element: unknown) {
  const { model, findings } = parseModel(board({ elements: { it: element } }));
  return {
    read: Object.keys(model.elements).length,
    rules: findings.map(({ rule, path }) => [rule, ...path]),
  };
}

describe('reading a board from anything', () => {
  it.each([
    undefined,
    null,
    7,
    'text',
    [],
    () => 7,
    new Date(),
    new Map(),
  ])('[FILE1] reads nothing from %s', (input) => {
    const { model, findings } = parseModel(input);
    expect(findings.map(({ rule, severity, path }) => [rule, severity, path])).toEqual([
      ['board-not-valid', 'error', []],
    ]);
    expect(Object.keys(model.elements)).toEqual([]);
  });

  it('[FILE1] never throws, whatever the values', () => {
    const keys = fc.constantFrom(
      'id',
      'name',
      'elements',
      'contexts',
      'terms',
      'a',
      'kind',
      'at',
      'design',
      '__proto__',
    );
    const anything = fc.anything({
      key: keys,
      maxDepth: 5,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(anything, (input) => void parseModel(input)),
      { numRuns: 1_000 },
    );
  });

  it('[FILE3] reports each wrong property of the head and keeps the others', () => {
    const { model, findings } = parseModel({
      id: 'no id',
      name: 7,
      purpose: 'Sell',
      legend: { poilcy: 'Procedure' },
    });
    expect(model).toMatchObject({ id: 'board', name: '', purpose: 'Sell' });
    expect(model.legend).toBeUndefined();
    expect(findings.map(({ rule, path }) => [rule, path[0]])).toEqual([
      ['head-not-valid', 'id'],
      ['head-not-valid', 'name'],
      ['head-not-valid', 'legend'],
    ]);
  });

  it('[FILE3] reports what does not fit with its path and its entry', () => {
    const wrong = event({ at: [0, 0], design: { payload: [{ name: 'total', type: 'mony' }] } });
    const { findings } = parseModel(board({ elements: { placed: wrong }, terms: [] }));
    expect(findings).toEqual([
      {
        rule: 'entry-not-valid',
        severity: 'error',
        message: expect.stringContaining(
          'The element "placed" could not be read: its "design.payload.0.type" should be one of "text"',
        ),
        path: ['elements', 'placed', 'design', 'payload', 0, 'type'],
        subject: { section: 'elements', id: 'placed' },
      },
      { rule: 'section-not-valid', severity: 'error', message: expect.any(String), path: ['terms'] },
    ]);
    expect(findings[0]?.message).toContain('but is "mony"');
  });

  it.each([['evnt'], [''], [undefined], [7], ['constructor']])('[FILE4] reports the kind %s', (kind) => {
    expect(findingsAbout({ kind, text: '', at: [0, 0] })).toEqual({
      read: 0,
      rules: [['unknown-kind', 'elements', 'it', 'kind']],
    });
  });

  it('[FILE4] knows every kind there is', () => {
    const source = 'data:image/png;base64,';
    const elements = Object.fromEntries(
      ELEMENT_KINDS.map((kind) => [kind, { kind, text: '', at: [0, 0], source }]),
    );
    expect(parseModel(board({ elements })).findings).toEqual([]);
  });

  it('[FILE5] keeps what it does not know, at every level', () => {
    const input = board({
      workshops: { phase: 2 },
      contexts: { orders: { name: 'Orders', colour: 'red', subdomain: { class: 'core', since: 2020 } } },
      elements: {
        placed: event({
          at: [0, 0],
          votes: [1, 2],
          design: { saga: {}, payload: [{ name: 'a', type: 'text', unit: 'kg' }] },
        }),
      },
      scenarios: {
        s: {
          name: 'S',
          command: 'c',
          when: { constructor: 1, hasOwnProperty: 2 },
          then: { error: 'E', why: 1 },
        },
      },
    });
    const { model, findings } = parseModel(input);
    expect(findings).toEqual([]);
    expect(model).toMatchObject(input);
  });

  it('[FILE18] reports a section of a newer version and keeps it', () => {
    const votes = { first: { topic: 'Name it' }, 'second.2': {} };
    const { model, findings } = parseModel(board({ votes }));
    const message =
      'The section "votes" could not be read: this version of Stormwright does not know it. It is kept as it is.';
    expect(findings).toEqual([{ rule: 'unknown-section', severity: 'warning', message, path: ['votes'] }]);
    expect(model.unread).toEqual([{ path: ['votes'], value: votes }]);
    expect(findUnread(model)).toEqual(findings);
    expect(model).not.toHaveProperty('votes');
  });

  it.each([
    'a text',
    7,
    null,
    [],
    [{ topic: 'Name it' }],
    {},
    { author: 'Ada' },
    { first: { topic: 'Name it' }, author: 'Ada' },
    { 'no id!': { topic: 'Name it' } },
  ])('[FILE18] takes %j at the top for a property and keeps it without a word', (votes) => {
    const { model, findings } = parseModel(board({ votes }));
    expect(findings).toEqual([]);
    expect(model).toMatchObject({ votes });
    expect(model.unread).toBeUndefined();
  });

  it('[FILE6] takes missing sections as empty, absent and undefined alike, and lets references dangle', () => {
    const relations = { r: { type: 'emits', from: 'gone', to: 'away' } };
    const { model, findings } = parseModel(board({ relations, terms: undefined }));
    expect(findings).toEqual([]);
    expect(model).toEqual({
      ...board({ relations }),
      ...{
        contexts: {},
        elements: {},
        relationships: {},
        terms: {},
        values: {},
        scenarios: {},
        journeys: {},
        rules: {},
        dismissals: {},
      },
    });
  });

  it('[FILE15] reads what a team has set for rules and dismissed, and refuses what is no setting', () => {
    const rules = { 'empty-text': 'off', 'no-such-rule': 'error' };
    const subject = { section: 'elements', id: 'gone' };
    const dismissals = { '0123456789abcdef': { rule: 'empty-text', subject, reason: 'Later.', by: 'Ada' } };
    expect(parseModel(board({ rules, dismissals }))).toMatchObject({
      model: { rules, dismissals },
      findings: [],
    });
    const { model, findings } = parseModel(
      board({ rules: { 'empty-text': 'loud', 'duplicate-name': { level: 'off' }, 'term-disputed': 'info' } }),
    );
    expect(model.rules).toEqual({ 'term-disputed': 'info' });
    expect(findings.map(({ rule, path }) => [rule, ...path])).toEqual([
      ['entry-not-valid', 'rules', 'empty-text'],
      ['entry-not-valid', 'rules', 'duplicate-name'],
    ]);
    expect(findings[0]?.message).toBe(
      'The setting of the rule "empty-text" could not be read: it should be one of "error", "warning", "info", "off" but is "loud". Correct it and read the board again.',
    );
  });

  it('[FILE8] reports hostile entries like any other', () => {
    const at = [0, 0];
    expect(findingsAbout(event({ at: [1e300, 0] })).read).toBe(0);
    expect(findingsAbout(event({ at: [Number.NaN, 0] })).read).toBe(0);
    expect(findingsAbout(event({ at: [0, 0, -1, 5] })).read).toBe(0);
    expect(findingsAbout(event({ at: [0, 0, 1] })).read).toBe(0);
    expect(findingsAbout(event({ at, extra: Number.POSITIVE_INFINITY })).rules).toEqual([
      ['entry-not-valid', 'elements', 'it', 'extra'],
    ]);
    expect(findingsAbout(event({ at, ...JSON.parse('{"a":{"__proto__":{"kind":"event"}}}') })).rules).toEqual(
      [['entry-not-valid', 'elements', 'it', 'a', '__proto__']],
    );
    expect(findingsAbout(event({ at, deep: JSON.parse('['.repeat(9_999) + ']'.repeat(9_999)) })).read).toBe(
      0,
    );
    expect(findingsAbout([event()]).read).toBe(0);
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });

  it.each([
    '__proto__',
    'constructor',
    '',
    ' ',
    'a/b',
    '../x',
    'x'.repeat(101),
    'ä',
  ])('[FILE8] reports the id "%s"', (id) => {
    const elements = JSON.parse(`{${JSON.stringify(id)}: ${JSON.stringify(event({ at: [0, 0] }))}}`);
    const { model, findings } = parseModel(board({ elements }));
    expect(findings.map(({ rule }) => rule)).toEqual(['id-not-valid']);
    expect(Object.keys(model.elements)).toEqual([]);
  });

  it('[FILE8] reads a hundred thousand entries, right and wrong', () => {
    const entries = Array.from({ length: 100_000 }, (_, index) => [
      `e${index}`,
      event(index % 2 ? {} : { text: 7 }),
    ]);
    const { model, findings } = parseModel(board({ elements: Object.fromEntries(entries) }));
    expect(Object.keys(model.elements)).toHaveLength(50_000);
    expect(findings).toHaveLength(50_000);
  });
});

describe('placing elements that have no place', () => {
  const placesOf = (sections: object) =>
    Object.fromEntries(
      Object.entries(parseModel(board(sections)).model.elements).map(([id, { at }]) => [id, at]),
    );

  it('[FILE7] makes a row a context, left to right in the order of the file, below what has a place', () => {
    const sections = {
      contexts: { shipping: { name: 'Shipping' }, orders: { name: 'Orders' } },
      elements: {
        placed: event({ at: [-50, 100] }),
        z: event({ context: 'orders' }),
        y: event({ context: 'shipping' }),
        x: event({ context: 'orders' }),
        nowhere: event(),
        elsewhere: event({ context: 'gone' }),
      },
    };
    expect(placesOf(sections)).toEqual({
      placed: [-50, 100],
      y: [-50, 260],
      z: [-50, 420],
      x: [150, 420],
      nowhere: [-50, 580],
      elsewhere: [150, 580],
    });
    expect(placesOf(sections)).toEqual(placesOf(structuredClone(sections)));
  });

  it('[FILE7] draws the frame of a context around its row', () => {
    const sections = {
      contexts: { orders: { name: 'Orders' } },
      elements: {
        frame: { kind: 'frame', text: '', context: 'orders' },
        a: event({ context: 'orders' }),
        b: event({ context: 'orders' }),
      },
    };
    expect(placesOf(sections)).toEqual({ frame: [0, 0, 480, 240], a: [60, 60], b: [260, 60] });
  });

  it('[FILE7] wraps a long row', () => {
    const elements = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`e${index}`, event()]));
    expect(placesOf({ elements })).toMatchObject({ e23: [4600, 0], e24: [0, 160] });
  });

  it('[FILE7] stays on the wall below something at its very edge', () => {
    const elements = { low: event({ at: [1_000_000, 1_000_000] }), next: event(), last: event() };
    const { model, findings } = parseModel(board({ elements }));
    expect(findings).toEqual([]);
    expect(parseModel(model)).toEqual({ model, findings: [] });
  });
});
