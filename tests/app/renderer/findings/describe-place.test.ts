import { expect, test } from 'vitest';
import { describePlace, isOnlyInFile } from '#app/renderer/findings/describe-place.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model, type Section } from '#models/metamodel/model.ts';

const model = {
  ...createModel(toId<'board'>('shop'), 'Shop'),
  elements: {
    finish: {
      kind: 'command',
      text: 'Finish Repair',
      design: {
        parameters: [{ name: 'hours', type: 'integer' }],
        rules: [{ text: 'A repair is finished once', check: '!isSet(repair.hourz)', error: 'Finished' }, {}],
      },
    },
  },
  scenarios: { once: { name: 'Only once', then: { events: [{ event: 'gone' }] } } },
} as unknown as Model;

const at = (...path: readonly (string | number)[]): Finding => ({
  rule: 'expression-not-valid',
  severity: 'error',
  message: 'There is no `hourz`.',
  path,
  subject: { section: path[0] as Section, id: String(path[1]) },
});

test.each([
  [['elements', 'finish', 'design', 'rules', 0, 'check'], 'rule 1 "A repair is finished once", check'],
  [['elements', 'finish', 'design', 'rules', 1, 'check'], 'rule 2, check'],
  [['elements', 'finish', 'design', 'parameters', 0], 'parameter 1 "hours"'],
  [['elements', 'finish', 'design', 'payload', 0, 'type'], 'payload field 1, type'],
  [['elements', 'finish', 'design', 'published', 'values', 'price'], 'published, values, price'],
  [['scenarios', 'once', 'then', 'events', 0, 'event'], 'then, event 1, event'],
  [['elements', 'finish', 'design'], undefined],
  [['elements', 'finish', 'text'], undefined],
  [['elements', 'finish'], undefined],
])('%j is told in words', (path, words) => {
  expect(describePlace(model, at(...path))).toBe(words);
});

test('what the interface cannot change is said to be in the board file', () => {
  expect(isOnlyInFile(at('elements', 'finish', 'design', 'rules', 0))).toBe(true);
  expect(isOnlyInFile(at('scenarios', 'once'))).toBe(true);
  expect(isOnlyInFile(at('elements', 'finish', 'text'))).toBe(false);
  expect(isOnlyInFile(at('terms', 'repair'))).toBe(false);
});
