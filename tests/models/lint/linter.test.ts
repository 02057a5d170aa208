import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defineRule, type LintRule } from '#models/findings/rule.ts';
import { RULES } from '#models/lint/catalog.ts';
import { lintForTeam } from '#models/lint/lint.ts';
import { createLinter } from '#models/lint/linter.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { applyEdit, arbitraryEdit } from '#tests/support/arbitrary-edits.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { boardOf, cartBoard } from '#tests/support/design-board.ts';

/** Lints a copy: nothing that was remembered for the model itself can help. */
function lintAnew(model: Model) {
  return lintForTeam(structuredClone(model));
}

function compareAlong(first: Model, edits: readonly Parameters<typeof applyEdit>[1][]): number {
  const linter = createLinter();
  const fastAndSlow = createLinter();
  linter.lint(first);
  let model = first;
  let changes = 0;
  for (const edit of edits) {
    const next = applyEdit(model, edit);
    if (next !== model) changes += 1;
    model = next;
    // The slow rules of this linter skip some states.
    fastAndSlow.lint(model, { speed: 'fast' });
    expect(linter.lint(model)).toEqual(lintAnew(model));
  }
  expect(fastAndSlow.lint(model)).toEqual(lintAnew(model));
  return changes;
}

describe('a linter', () => {
  test.each([
    ['bookly', 1],
    ['library', 4],
    ['hospital', 4],
  ] as const)(
    'finds after each edit of %s what a linter finds that has never seen it',
    (name, numRuns) => {
      const board = readShippedBoard(`models/samples/${name}.storm.json`);
      let changes = 0;
      fc.assert(
        fc.property(fc.array(arbitraryEdit, { minLength: 6, maxLength: 8 }), (edits) => {
          changes += compareAlong(board, edits);
        }),
        { numRuns },
      );
      expect(changes).toBeGreaterThan(numRuns);
    },
    60_000,
  );

  it('finds the same on hostile boards', () => {
    fc.assert(
      fc.property(arbitraryModel(), fc.array(arbitraryEdit, { maxLength: 8 }), (model, edits) => {
        compareAlong(model, edits);
      }),
      { numRuns: 20 },
    );
  });
});

/** The catalog, which notes the entries that each rule is asked about. */
function spiedRules(asked: string[]): readonly LintRule[] {
  return RULES.map((rule) => ({
    ...rule,
    check: (...parameters) => {
      asked.push(`${rule.id} ${parameters[0].id}`);
      return rule.check(...parameters);
    },
  }));
}

function askedAfter(board: Model, change: (model: Model) => Model): readonly string[] {
  const asked: string[] = [];
  const linter = createLinter({ rules: spiedRules(asked) });
  linter.lint(board);
  asked.length = 0;
  linter.lint(change(board));
  return asked.sort();
}

describe('what runs again', () => {
  it('is nothing for the same board, or when a sticky has only moved', () => {
    const board = cartBoard({}, { elements: { lone: { kind: 'hotspot', text: 'Why?' } } });
    expect(askedAfter(board, (model) => model)).toEqual([]);
    expect(askedAfter(board, (model) => ({ ...model, elements: { ...model.elements } }))).toEqual([]);
    const asked = askedAfter(board, (model) => changeElement(model, 'lone', { at: [500, 500] }));
    expect(asked).toEqual(['empty-text lone', 'reference-to-nothing lone', 'term-word-to-avoid lone']);
  });

  it('is what looked at the text of an event, and no neighbor that did not', () => {
    const board = cartBoard({}, { elements: { other: { kind: 'event', text: 'Book Read' } } });
    const asked = askedAfter(board, (model) => changeElement(model, 'other', { text: 'Read Book' }));
    expect(asked.map((each) => each.split(' ')[1])).toEqual(asked.map(() => 'other'));
    expect(asked).toContain('event-not-past-tense other');
  });

  it('is every rule that read an aggregate through an expression', () => {
    const asked = askedAfter(cartBoard(), (model) =>
      changeElement(model, 'cart', { design: { fields: [] } }),
    );
    expect(asked).toContain('expression-not-valid add');
    expect(asked).not.toContain('event-not-past-tense added');
  });

  it('is a rule that crashed, once what it read has changed', () => {
    const crashing = defineRule({
      id: 'crashing',
      severity: 'error',
      level: 'any',
      speed: 'fast',
      visits: { elements: ['command'] },
      check: (_, { model }) => {
        if (model.name === 'Board') throw new Error('no such thing');
        return [];
      },
    });
    const linter = createLinter({ rules: [crashing] });
    const board = boardOf({ elements: { it: { kind: 'command' } } });
    expect(linter.lint(board).findings.map(({ rule }) => rule)).toEqual(['rule-crashed']);
    expect(linter.lint({ ...board, name: 'Other' }).findings).toEqual([]);
  });

  it('is one speed at a time where that is wanted', () => {
    const board = cartBoard({ add: { rules: [{ text: 'Only once', check: 'nonsense(' }] } });
    const linter = createLinter();
    const withoutVerb = changeElement(board, 'added', { text: 'Book' });
    expect(linter.lint(withoutVerb, { speed: 'fast' }).findings.map(({ rule }) => rule)).toEqual([
      'event-not-past-tense',
    ]);
    expect(linter.lint(withoutVerb)).toEqual(lintAnew(withoutVerb));
  });
});

function changeElement(model: Model, id: string, change: object): Model {
  const elements: Readonly<Record<string, object>> = model.elements;
  return { ...model, elements: { ...elements, [id]: { ...elements[id], ...change } } } as unknown as Model;
}
