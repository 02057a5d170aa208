import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBoardFile, printBoardFile, readBoardFile } from '#models/metamodel/board-file.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { Migration } from '#models/metamodel/migrations/migrations.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { compareSpecCitations } from '#tests/support/spec-citations.ts';

const head = { format: 'stormwright-board', version: 1, id: 'shop', name: 'Shop' };
const safe = 'The file was left as it is.';

function fileOf(content: object): string {
  return JSON.stringify({ ...head, ...content });
}

function refusalOf(text: string) {
  const result = readBoardFile(text);
  if (result.ok) {
    throw new Error('The text was read as a board.');
  }
  expect(result.error.message).toContain(safe);
  return result.error;
}

function readOrThrow(text: string): Model {
  const result = readBoardFile(text);
  if (!result.ok) {
    throw new Error(result.error.message);
  }
  return result.value.model;
}

describe('reading a board file', () => {
  it('[FILE1] refuses what is not JSON, with its place', () => {
    expect(refusalOf('{\n  "format": "stormwright-board",\n  "id": \n}')).toMatchObject({
      code: 'not-json',
      line: 4,
      column: 1,
    });
    expect(refusalOf('')).toMatchObject({ code: 'not-json', line: 1, column: 1 });
    const cut = printBoardFile(createModel(toId('shop'), 'Shop')).slice(0, -4);
    expect(refusalOf(cut).code).toBe('not-json');
    expect(refusalOf('<<<<<<< HEAD\n{}').code).toBe('not-json');
  });

  it.each([
    '[]',
    'null',
    '7',
    '"stormwright-board"',
    '{}',
    '{"format":"other","version":1}',
  ])('[FILE1] refuses JSON that is no board: %s', (text) => {
    expect(refusalOf(text).code).toBe('not-a-board');
  });

  it.each(['"1"', '0', '-1', '1.5', 'null'])('[FILE1] refuses a board of version %s', (version) => {
    expect(refusalOf(`{"format":"stormwright-board","version":${version}}`).code).toBe('not-a-board');
  });

  it('[FILE1] never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readBoardFile(text)));
    expect(refusalOf('['.repeat(500_000) + ']'.repeat(500_000)).code).toMatch(/^not-/);
  });

  it('[FILE1] reads a file that an editor began with a byte order mark', () => {
    expect(readOrThrow(`\uFEFF${fileOf({})}`)).toEqual(createModel(toId('shop'), 'Shop'));
  });

  it('[FILE2] refuses a newer version and says which it knows', () => {
    const refusal = refusalOf(fileOf({ version: 7 }));
    expect(refusal).toMatchObject({ code: 'newer-format', version: 7 });
    expect(refusal.message).toContain('format 7; this one knows up to 1');
  });

  it('[FILE2] takes an older version up step by step', () => {
    const migrations: readonly Migration[] = [
      ({ title, ...board }) => ({ ...board, name: title }),
      ({ name, ...board }) => ({ ...board, name: `${name}!` }),
    ];
    const old = JSON.stringify({ format: 'stormwright-board', version: 1, id: 'shop', title: 'Shop' });
    expect(readBoardFile(old, migrations)).toEqual({
      ok: true,
      value: { model: createModel(toId('shop'), 'Shop!'), findings: [] },
    });
    const second = JSON.stringify({ ...head, version: 2 });
    expect(readBoardFile(second, migrations)).toMatchObject({
      ok: true,
      value: { model: { name: 'Shop!' } },
    });
    expect(readBoardFile(JSON.stringify({ ...head, version: 4 }), migrations)).toMatchObject({ ok: false });
  });

  it('[FILE3] refuses a damaged board with the places and with what could be read', () => {
    const refusal = refusalOf(
      fileOf({
        terms: { cart: { name: 7 } },
        elements: { placed: { kind: 'event', text: 'Order Placed', at: [1, 2] } },
      }),
    );
    expect(refusal).toMatchObject({
      code: 'damaged',
      findings: [{ rule: 'entry-not-valid', severity: 'error', path: ['terms', 'cart', 'name'] }],
      readable: { name: 'Shop', terms: {}, elements: { placed: { text: 'Order Placed' } } },
    });
    expect(refusal.message).toContain(
      'The term "cart" could not be read: its "name" should be a text but is 7.',
    );
  });

  it('[FILE18] is read with a section of a newer version, which is written again where it stood', () => {
    const text = printBoardFile(readOrThrow(fileOf({ votes: { first: { topic: 'Name it' } } })));
    const read = readBoardFile(text);
    expect(read).toMatchObject({
      ok: true,
      value: { findings: [{ rule: 'unknown-section', path: ['votes'] }] },
    });
    expect(JSON.parse(text).votes).toEqual({ first: { topic: 'Name it' } });
    expect(printBoardFile(readOrThrow(text))).toBe(text);
  });

  it('[FILE17] is never opened when a part of it would be lost', () => {
    const head = '"format":"stormwright-board","version":1';
    const twice = `{${head},"id":"shop","name":"Shop","terms":{"a":{"name":7},"a":{"name":8}}}`;
    const nameless = `{${head},"id":"shop"}`;
    const another = `{${head},"id":"no id!","name":"Shop"}`;
    for (const text of [twice, nameless, another]) {
      expect(openBoardFile(text)).toMatchObject({ ok: false, error: { code: 'damaged' } });
    }
  });

  it('[FILE17] opens a damaged board of which nothing is lost, and writes it again as it was', () => {
    const text = fileOf({
      unread: [{ path: ['contexts'], value: ['Orders'] }],
      purpose: 7,
      terms: { cart: { name: 7 }, order: { name: 'Order' } },
      elements: { timer: { kind: 'timer', each: 'P1D' } },
    });
    const opened = openBoardFile(text);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.findings.map(({ path }) => path)).toEqual([
      ['purpose'],
      ['contexts'],
      ['elements', 'timer', 'kind'],
      ['terms', 'cart', 'name'],
    ]);
    expect(opened.value.model).toMatchObject({ terms: { order: { name: 'Order' } }, elements: {} });
    expect(JSON.parse(printBoardFile(opened.value.model))).toEqual(JSON.parse(text));
  });

  it('[FILE9] refuses a board in which a key stands twice', () => {
    const text = `{"format":"stormwright-board","version":1,"id":"shop","name":"Shop","terms":{\n"a":{"name":"A"},\n"a":{"name":"B"}}}`;
    expect(refusalOf(text)).toMatchObject({
      code: 'damaged',
      findings: [{ rule: 'duplicate-key', path: ['terms', 'a'] }],
    });
    expect(refusalOf(text).message).toContain('Line 3');
  });
});

describe('printing a board file', () => {
  const board = parseModel({
    id: 'shop',
    name: 'Shop',
    zebra: [1, 2],
    contexts: { orders: { name: 'Orders' } },
    elements: {
      placed: { text: 'Order Placed', kind: 'event', future: true, at: [120, 80] },
      order: {
        kind: 'aggregate',
        text: 'Order',
        at: [0, 0],
        design: {
          fields: [
            { name: 'placed at', type: 'time', optional: true },
            {
              name: 'total',
              type: 'money',
              description: 'What the customer pays in the end',
            },
          ],
        },
      },
    },
  }).model;

  it('[FILE13] puts an entry on one line where it fits and opens longer ones', () => {
    expect(printBoardFile(board)).toBe(`{
  "format": "stormwright-board",
  "version": 1,
  "id": "shop",
  "name": "Shop",
  "zebra": [1, 2],
  "contexts": {
    "orders": { "name": "Orders" }
  },
  "elements": {
    "order": {
      "kind": "aggregate",
      "text": "Order",
      "at": [0, 0],
      "design": {
        "fields": [
          { "type": "time", "name": "placed at", "optional": true },
          { "type": "money", "name": "total", "description": "What the customer pays in the end" }
        ]
      }
    },
    "placed": { "kind": "event", "text": "Order Placed", "at": [120, 80], "future": true }
  }
}
`);
  });

  it('[FILE10] prints the same whatever the order in which a board was made', () => {
    fc.assert(
      fc.property(arbitraryModel(), (model) => {
        expect(printBoardFile(backwards(model))).toBe(printBoardFile(model));
      }),
      { numRuns: 50 },
    );
  });

  it('[FILE10] [FILE11] [FILE5] changes no byte by reading and printing, and loses nothing', () => {
    fc.assert(
      fc.property(arbitraryModel(), (model) => {
        const text = printBoardFile(model);
        const read = readOrThrow(text);
        expect(read).toEqual(model);
        expect(printBoardFile(read)).toBe(text);
        expect(text).not.toContain('\r');
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    'event',
    'frame',
  ] as const)('[FILE12] lays a %s of any length out without regard to its place', (kind) => {
    const linesOf = (length: number, at: readonly number[]) => {
      const elements = { it: { kind, text: 'x'.repeat(length), at } };
      return printBoardFile(parseModel({ id: 'b', name: 'B', elements }).model).split('\n');
    };
    const heights = new Set<number>();
    for (let length = 0; length <= 120; length += 1) {
      const [before, after] = [
        linesOf(length, [0, 0]),
        linesOf(length, [-123_456.5, 654_321.25, 12_345, 1_234]),
      ];
      expect(after).toHaveLength(before.length);
      expect(before.filter((line, index) => line !== after[index])).toHaveLength(1);
      heights.add(before.length);
    }
    // Both layouts, on one line and opened, came up.
    expect(heights.size).toBe(2);
  });

  it('[FILE12] changes one line when one sticky moves, whatever the digits', () => {
    const coordinate = fc.oneof(
      fc.integer({ min: -999_999, max: 999_999 }),
      fc.double({ min: -1_000, max: 1_000, noNaN: true }),
    );
    const moves = fc
      .tuple(arbitraryModel(), fc.nat(), coordinate, coordinate)
      .filter(([model]) => Object.keys(model.elements).length > 0);
    let changed = 0;
    fc.assert(
      fc.property(moves, ([model, choice, x, y]) => {
        const entries = Object.entries(model.elements);
        const [id, element] = entries[choice % entries.length] ?? [];
        if (id === undefined || element === undefined) {
          return;
        }
        const [, , ...size] = element.at;
        const elements = { ...model.elements, [id]: { ...element, at: [x, y, ...size] } };
        const [before, after] = [model, { ...model, elements }].map((each) =>
          printBoardFile(each).split('\n'),
        );
        const differing = before?.filter((line, index) => line !== after?.[index]) ?? [];
        expect(after).toHaveLength(before?.length ?? 0);
        expect(differing.length).toBe(element.at[0] === x && element.at[1] === y ? 0 : 1);
        changed += differing.length;
      }),
      { numRuns: 150 },
    );
    expect(changed).toBeGreaterThan(50);
  });
});

describe('the specification of the board file', () => {
  it('is proven by tests, number by number', () => {
    expect(compareSpecCitations('models/metamodel/SPEC.md', ['tests/models/metamodel'], 'FILE')).toEqual({
      unproven: [],
      unknown: [],
    });
  });
});

/** The same model with the keys of every object in the opposite order. */
function backwards<Value>(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map(backwards) as Value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, backwards(inner)]);
  return Object.fromEntries(entries.toReversed()) as Value;
}
