import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LintRule } from '#models/findings/rule.ts';
import { lintModel } from '#models/lint/lint.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { boardOf, cartBoard } from '#tests/support/design-board.ts';

function ruleThat(id: string, parts: Partial<LintRule>): LintRule {
  return { id, severity: 'info', level: 'any', check: () => [], ...parts };
}

test('a rule that throws becomes a finding, and the others are heard', () => {
  const crashing = ruleThat('crashing', {
    check: () => {
      throw new Error('no such thing');
    },
  });
  const finding = { rule: 'speaking', severity: 'error', message: 'Heard.', path: [] } as const;
  const speaking = ruleThat('speaking', { check: () => [finding] });
  expect(lintModel(boardOf({}), { rules: [crashing, speaking] })).toEqual([
    finding,
    {
      rule: 'rule-crashed',
      severity: 'warning',
      message:
        'The rule crashing failed (no such thing). That is a mistake in Stormwright, not in your board, which is unchanged; the other rules ran.',
      path: [],
    },
  ]);
});

test('rules of a later session stay silent', () => {
  const board = boardOf({ elements: { lone: { kind: 'event', text: 'Place Order' } } });
  const rulesHeard = (level: 'big-picture' | 'process' | 'design') =>
    lintModel(board, { level }).map(({ rule }) => rule);
  expect(rulesHeard('big-picture')).toEqual(['event-not-past-tense']);
  expect(rulesHeard('design')).toEqual(['event-not-past-tense', 'event-without-source']);
});

test('a sound board has no findings, an empty one neither', () => {
  expect(lintModel(cartBoard())).toEqual([]);
  expect(lintModel(boardOf({}))).toEqual([]);
});

test('no rule crashes on a hostile board, and every path leads through the board', () => {
  let findings = 0;
  fc.assert(
    fc.property(arbitraryModel(), (model) => {
      const found = lintModel(model);
      findings += found.length;
      expect(found.filter(({ rule }) => rule === 'rule-crashed')).toEqual([]);
      for (const { subject } of found) {
        if (subject !== undefined) expect(Object.hasOwn(model[subject.section], subject.id)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
  expect(findings).toBeGreaterThan(100);
});
