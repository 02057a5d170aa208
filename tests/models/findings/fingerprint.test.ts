import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#models/findings/fingerprint.ts';
import { lintModel } from '#models/lint/lint.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';

type Parts = Readonly<Record<string, Readonly<Record<string, object>>>>;

function boardWith(parts: Parts): Model {
  const { model, findings } = parseModel({ id: 'shop', name: 'Shop', ...parts });
  expect(findings).toEqual([]);
  return model;
}

/** The fingerprint of the only finding of a rule. */
function printOf(model: Model, rule: string): string | undefined {
  const found = lintModel(model).filter((finding) => finding.rule === rule);
  expect(found).toHaveLength(1);
  return found[0] && fingerprintOf(model, found[0]);
}

/** What a rule says about a board, a change that lets the finding stand, and changes after which it is another one. */
const cases: readonly (readonly [rule: string, before: Parts, same: Parts, others: readonly Parts[]])[] = [
  [
    'event-without-source',
    { elements: { a: { kind: 'event', text: 'Order Placed', at: [0, 0] } } },
    { elements: { a: { kind: 'event', text: 'Order Placed', at: [90, 9], pivotal: true } } },
    [{ elements: { a: { kind: 'event', text: 'Order Plced', at: [0, 0] } } }],
  ],
  [
    'empty-text',
    { elements: { a: { kind: 'actor', text: '', at: [0, 0] } } },
    { elements: { a: { kind: 'actor', text: '', at: [5, 5], description: 'Somebody' } } },
    [{ elements: { a: { kind: 'actor', text: ' ', at: [0, 0] } } }],
  ],
  [
    'term-disputed',
    { terms: { cart: { name: 'Cart', definition: 'Holds books', status: 'disputed' } } },
    { terms: { cart: { name: 'Cart', definition: 'Holds books', status: 'disputed', examples: ['One'] } } },
    [
      { terms: { cart: { name: 'Cart', definition: 'Holds all goods', status: 'disputed' } } },
      { terms: { cart: { name: 'Basket', definition: 'Holds books', status: 'disputed' } } },
    ],
  ],
  [
    'relation-not-allowed',
    {
      elements: {
        a: { kind: 'actor', text: 'Clerk', at: [0, 0] },
        b: { kind: 'actor', text: 'Guest', at: [0, 0] },
      },
      relations: { r: { type: 'emits', from: 'a', to: 'b' } },
    },
    {
      elements: {
        a: { kind: 'actor', text: 'Clerk', at: [700, 0] },
        b: { kind: 'actor', text: 'Guest', at: [0, 0] },
      },
      relations: { r: { type: 'emits', from: 'a', to: 'b' } },
    },
    [
      {
        elements: {
          a: { kind: 'actor', text: 'Clerk', at: [0, 0] },
          b: { kind: 'actor', text: 'Guest', at: [0, 0] },
        },
        relations: { r: { type: 'issues', from: 'a', to: 'b' } },
      },
    ],
  ],
];

describe('the fingerprint of a finding', () => {
  it.each(cases)('of %s lasts until its text changes', (rule, before, same, others) => {
    const first = printOf(boardWith(before), rule);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(printOf(boardWith(same), rule)).toBe(first);
    for (const other of others) expect(printOf(boardWith(other), rule)).not.toBe(first);
  });

  it('tells apart two places of one text, and two fields of one entry', () => {
    const model = boardWith({
      elements: {
        a: {
          kind: 'aggregate',
          text: 'Cart',
          at: [0, 0],
          design: {
            fields: [
              { name: 'size', type: 'integer' },
              { name: 'colour', type: 'text' },
            ],
          },
        },
      },
    });
    const finding = { rule: 'state-without-source', severity: 'info', message: 'Nothing sets it.' } as const;
    const at = (...path: Finding['path']) =>
      ({ ...finding, path, subject: { section: 'elements', id: 'a' } }) as const;
    const text = { ...at('elements', 'a', 'text'), range: { start: 0, end: 1 } };
    const prints = [
      at('elements', 'a', 'design', 'fields', 0),
      at('elements', 'a', 'design', 'fields', 1),
      text,
      { ...text, range: { start: 1, end: 2 } },
    ].map((each) => fingerprintOf(model, each));
    expect(new Set(prints).size).toBe(4);
  });

  it('does not depend on the order of keys, on a place in a list, or on the wording around the names', () => {
    const field = { name: 'size', type: 'integer' };
    const flipped = { type: 'integer', name: 'size' };
    const [one, other] = [[field], [{ name: 'new', type: 'text' }, flipped]].map((fields) =>
      boardWith({ elements: { a: { kind: 'aggregate', text: 'Cart', at: [0, 0], design: { fields } } } }),
    ) as [Model, Model];
    const subject = { section: 'elements', id: 'a' } as const;
    const finding = { rule: 'r', severity: 'info', subject } as const;
    const first = {
      ...finding,
      message: 'Nothing sets "size".',
      path: ['elements', 'a', 'design', 'fields', 0],
    };
    const second = {
      ...finding,
      message: '"size" has no source.',
      path: ['elements', 'a', 'design', 'fields', 1],
    };
    expect(fingerprintOf(other, second)).toBe(fingerprintOf(one, first));
    expect(fingerprintOf(other, { ...second, message: '"colour" has no source.' })).not.toBe(
      fingerprintOf(one, first),
    );
  });

  it('is missing where a finding is about no entry', () => {
    const crashed = { rule: 'rule-crashed', severity: 'warning', message: 'Oh.', path: [] } as const;
    expect(fingerprintOf(boardWith({}), crashed)).toBeUndefined();
  });
});
