import { expect, test } from 'vitest';
import { answerNotValid } from '#models/rules/answer-not-valid.ts';
import { boardOf } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

const response = [
  { name: 'risk score', type: 'integer' },
  { name: 'suspicious', type: 'boolean' },
];

function found(operation: object | undefined) {
  const operations = operation === undefined ? undefined : [operation];
  const scorer = { kind: 'external-system', text: 'Scorer', design: { operations } };
  return findingsOf(answerNotValid, boardOf({ elements: { scorer } }));
}

test('a value of another type is found', () => {
  expect(found({ name: 'score', response, example: { 'risk score': 'low' } })).toEqual([
    {
      rule: 'answer-not-valid',
      severity: 'error',
      message: 'The example of what "score" answers does not fit at "risk score". Write a whole number.',
      path: ['elements', 'scorer', 'design', 'operations', 0, 'example', 'risk score'],
      subject: { section: 'elements', id: 'scorer' },
    },
  ]);
});

test('a field that the answer does not have is found', () => {
  const sentence =
    'The example of what "score" answers does not fit at "score". There is no field "score" on the answer. Take it out, or add the field.';
  expect(found({ name: 'score', example: { score: 12 } }).map(({ message }) => message)).toEqual([sentence]);
});

test.each([
  undefined,
  {},
  { 'risk score': 12 },
  { 'risk score': 12, suspicious: false },
])('the example %j is fine', (example) => {
  expect(found({ name: 'score', response, example })).toEqual([]);
});

test('a system without operations is fine', () => {
  expect(found(undefined)).toEqual([]);
});
