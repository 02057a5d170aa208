import { expect, test } from 'vitest';
import { printOpenQuestions } from '#app/cli/open-questions.ts';
import type { GenerationReport } from '#generator/generate.ts';

type Question = GenerationReport['openQuestions'][number];

const aboutCreation = (name: string): Question => ({
  kind: 'creating-command-missing',
  subject: { section: 'elements', id: name.toLowerCase(), name },
  names: {},
  message: `Nothing creates "${name}".`,
});
const aboutRule = (name: string, rule: string): Question => ({
  kind: 'rule-without-check',
  subject: { section: 'elements', id: name.toLowerCase(), name },
  names: { rule },
  message: `"${rule}" of "${name}" has no check.`,
});

test('without questions there is no line', () => {
  expect(printOpenQuestions([])).toEqual([]);
});

test('questions of different kinds, or with different names, have a line each', () => {
  const questions = [aboutCreation('Cart'), aboutRule('Close Cart', 'A'), aboutRule('Close Cart', 'B')];

  expect(printOpenQuestions(questions)).toEqual(questions.map(({ message }) => message));
});

test('questions that differ in their subject only share a line, where the first of them stands', () => {
  const questions = [
    aboutRule('Close Cart', 'A'),
    aboutCreation('Cart'),
    aboutRule('Pay', 'B'),
    aboutRule('Open Cart', 'A'),
    aboutCreation('Bill'),
    aboutCreation('Dunning\nLetter'),
  ];

  expect(printOpenQuestions(questions)).toEqual([
    '"A" of "Close Cart" has no check. (Also: "Open Cart")',
    'Nothing creates "Cart". (Also: "Bill", "Dunning Letter")',
    '"B" of "Pay" has no check.',
  ]);
});

test('the sentence does not decide what belongs together', () => {
  const [first, second] = [aboutCreation('Cart'), aboutRule('Cart', 'A')].map((each) => ({
    ...each,
    message: 'The same sentence.',
  })) as [Question, Question];

  expect(printOpenQuestions([first, second])).toEqual(['The same sentence.', 'The same sentence.']);
});
