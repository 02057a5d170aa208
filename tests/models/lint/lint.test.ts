import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stopsCode } from '#models/findings/guards-code.ts';
import type { LintRule } from '#models/findings/rule.ts';
import { RULES } from '#models/lint/catalog.ts';
import { lintModel } from '#models/lint/lint.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { boardOf, cartBoard } from '#tests/support/design-board.ts';

function ruleThat(id: string, check: LintRule['check']): LintRule {
  return { id, severity: 'error', level: 'any', speed: 'fast', visits: { elements: ['event'] }, check };
}

test('a rule that throws becomes a finding with the rule and the entry, and the others are heard', () => {
  const crashing = ruleThat('crashing', () => {
    throw new Error('no such thing');
  });
  const speaking = ruleThat('speaking', () => [{ at: ['text'], message: 'Heard.' }]);
  const board = boardOf({ elements: { lone: { kind: 'event' }, other: { kind: 'command' } } });
  const subject = { section: 'elements', id: 'lone' };
  expect(lintModel(board, { rules: [crashing, speaking] })).toEqual([
    {
      rule: 'speaking',
      severity: 'error',
      message: 'Heard.',
      path: ['elements', 'lone', 'text'],
      subject,
    },
    {
      rule: 'rule-crashed',
      severity: 'warning',
      message:
        'The rule crashing failed at elements/lone (no such thing). That is a mistake in Stormwright, not in your board, which is unchanged; the other rules ran.',
      path: ['elements', 'lone'],
      subject,
    },
  ]);
});

test('fast rules and slow ones can run apart', () => {
  const board = cartBoard({ add: { rules: [{ text: 'Only once', check: 'nonsense(' }] } });
  const parts = (['fast', 'slow'] as const).map((speed) => lintModel(board, { speed }));
  expect(parts.map((part) => part.length > 0)).toEqual([false, true]);
  expect(parts.flat()).toEqual(lintModel(board));
});

test('rules of a later session stay silent', () => {
  const board = boardOf({ elements: { lone: { kind: 'event', text: 'Place Order' } } });
  const rulesHeard = (level: 'big-picture' | 'process' | 'design') =>
    lintModel(board, { level }).map(({ rule }) => rule);
  expect(rulesHeard('big-picture')).toEqual(['event-not-past-tense']);
  expect(rulesHeard('design')).toEqual(['event-not-past-tense', 'event-without-source']);
});

test('a rule that needs a design is asked about the elements that have one', () => {
  const speaking: LintRule = {
    ...ruleThat('speaking', () => [{ at: ['text'], message: 'Heard.' }]),
    needsDesign: true,
  };
  const board = boardOf({ elements: { lone: { kind: 'event' }, deep: { kind: 'event', design: {} } } });
  expect(lintModel(board, { rules: [speaking] }).map(({ subject }) => subject?.id)).toEqual(['deep']);
});

test.each([
  'bookly',
  'hospital',
  'library',
] as const)('a rule that needs a design has nothing to say about elements of %s without one', (name) => {
  const rules = RULES.filter(({ needsDesign }) => needsDesign).map(({ needsDesign: _, ...rule }) => rule);
  const board = readShippedBoard(`models/samples/${name}.storm.json`);
  const elements = Object.entries(board.elements).map(([id, element], index) => {
    const { design: _, ...undesigned } = { design: undefined, ...element };
    return [id, index % 2 === 0 ? undesigned : element] as const;
  });
  const halfDesigned = { ...board, elements: Object.fromEntries(elements) } as Model;
  const found = lintModel(halfDesigned, { rules });
  const undesigned = elements.flatMap(([id, element]) => ('design' in element ? [] : [id as string]));
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ subject }) => undesigned.includes(subject?.id ?? ''))).toEqual([]);
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

test('[LINT8] what could not be read is found with its place, whatever the team has set', () => {
  const { model } = parseModel({
    id: 'shop',
    name: 'Shop',
    elements: { timer: { kind: 'timer', text: 'Every day' } },
    terms: { order: { name: 7 } },
    votes: { first: { topic: 'Name it' } },
    rules: { 'unknown-kind': 'off', 'entry-not-valid': 'info', 'unknown-section': 'off' },
  });
  const found = lintModel(model).filter((finding) => finding.rule !== 'rule-setting-unknown');
  expect(found.map(({ rule, severity, path }) => [severity, rule, ...path])).toEqual([
    ['error', 'unknown-kind', 'elements', 'timer', 'kind'],
    ['error', 'entry-not-valid', 'terms', 'order', 'name'],
    ['warning', 'unknown-section', 'votes'],
  ]);
  expect(found.map(stopsCode)).toEqual([true, true, false]);
});

test('what could not be read is found with the fast rules, and not again with the slow ones', () => {
  const { model } = parseModel({ id: 'shop', name: 'Shop', terms: { order: { name: 7 } } });
  const counts = (['fast', 'slow'] as const).map((speed) => lintModel(model, { speed }).length);
  expect(counts).toEqual([1, 0]);
});
