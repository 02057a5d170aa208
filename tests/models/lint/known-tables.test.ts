import { describe, expect, it } from 'vitest';
import { KnownTables } from '#models/lint/known-tables.ts';
import type { Model } from '#models/metamodel/model.ts';
import { createIndices, type Index, tableOf } from '#models/readings/model-access.ts';
import { boardOf } from '#tests/support/design-board.ts';

const board = boardOf({ elements: { it: { kind: 'event', text: 'Order Placed' } } });

function withText(text: string): Model {
  return boardOf({ elements: { it: { kind: 'event', text } } });
}

/** An index that notes that it is built. */
function spied<Row>(name: string, built: string[], build: Index<string, Row>['build']): Index<string, Row> {
  return {
    build: (model) => {
      built.push(name);
      return build(model);
    },
  };
}

describe('tables of one model after the other', () => {
  it('are built anew when a section that they were built from is another one', () => {
    const built: string[] = [];
    const texts = spied('texts', built, ({ elements }) => new Map(Object.entries(elements)));
    const terms = spied('terms', built, (model) => new Map(Object.entries(model.terms)));
    const tables = new KnownTables(board);
    expect([tables.get(texts).size, tables.get(terms).size]).toEqual([1, 0]);
    tables.get(texts);
    tables.moveTo({ ...board, elements: { ...board.elements } });
    tables.get(texts);
    tables.get(terms);
    expect(built).toEqual(['texts', 'terms', 'texts']);
  });

  it('are built anew when the purpose of the board is another one', () => {
    const purposes: Index<string, string> = { build: ({ purpose = '' }) => new Map([['purpose', purpose]]) };
    const tables = new KnownTables(board);
    tables.get(purposes);
    tables.moveTo({ ...board, purpose: 'Sells books' });
    expect(tables.get(purposes).get('purpose')).toBe('Sells books');
  });

  it('hold on while the tables that they were built from say the same', () => {
    const built: string[] = [];
    const lengths = spied(
      'lengths',
      built,
      ({ elements }) => new Map(Object.values(elements).map(({ text }) => ['it', text.length])),
    );
    const doubles = spied(
      'doubles',
      built,
      (model) => new Map([...tableOf(model, lengths)].map(([key, length]) => [key, length * 2])),
    );
    const tables = new KnownTables(withText('One'));
    const first = tables.get(doubles);
    tables.moveTo(withText('Two'));
    expect(tables.get(doubles)).toBe(first);
    expect(built).toEqual(['doubles', 'lengths', 'lengths']);
    tables.moveTo(withText('Three'));
    expect([...tables.get(doubles)]).toEqual([['it', 10]]);
  });

  it('are other tables when only the order of their rows has changed', () => {
    const ids: Index<string, true> = {
      build: ({ elements }) => new Map(Object.keys(elements).map((id) => [id, true])),
    };
    const one = { kind: 'event' } as const;
    const tables = new KnownTables(boardOf({ elements: { first: one, second: one } }));
    tables.get(ids);
    tables.moveTo(boardOf({ elements: { second: one, first: one } }));
    expect([...tables.get(ids).keys()]).toEqual(['second', 'first']);
  });

  it('are built together once for each model', () => {
    const built: string[] = [];
    const indices = createIndices(['kinds', 'texts'], ({ elements }: Model) => {
      built.push('both');
      const all = Object.entries(elements);
      return {
        kinds: new Map<string, string>(all.map(([id, { kind }]) => [id, kind])),
        texts: new Map<string, string>(all.map(([id, { text }]) => [id, text])),
      };
    });
    const tables = new KnownTables(board);
    const kinds = tables.get(indices.kinds);
    expect([...tables.get(indices.texts).values()]).toEqual(['Order Placed']);
    expect(built).toEqual(['both']);
    tables.moveTo(withText('Order Paid'));
    expect([...tables.get(indices.texts).values()]).toEqual(['Order Paid']);
    expect(tables.get(indices.kinds)).toBe(kinds);
    expect(built).toEqual(['both', 'both']);
  });
});
