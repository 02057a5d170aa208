import { expect, test } from 'vitest';
import { boundsNotSound } from '#models/rules/bounds-not-sound.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test.each([
  [
    { type: 'integer', min: 10, max: 5 },
    'min',
    '"it" can be neither below 10 nor above 5, so no value is possible. Swap the two.',
  ],
  [
    { type: 'text', minLength: 3, maxLength: 2 },
    'minLength',
    '"it" needs 3 characters but may have 2 only. Swap the two.',
  ],
  [
    { type: 'text', pattern: '[a-' },
    'pattern',
    'The pattern of "it" is not a regular expression. Correct it, or take it out.',
  ],
  [
    { type: 'one-of', options: ['a', 'b', 'a'] },
    'options',
    'The option "a" of "it" is listed twice. Remove one.',
  ],
  [
    { type: 'one-of', options: ['a', 'b\u0000'] },
    'options',
    'An option of "it" contains a character that databases cannot store. Type it again.',
  ],
])('%j is not sound', (field, key, message) => {
  expect(
    findingsOf(boundsNotSound, cartBoard({ close: { parameters: [{ name: 'it', ...field }] } })),
  ).toEqual([
    {
      rule: 'bounds-not-sound',
      severity: 'error',
      message,
      path: ['elements', 'close', 'design', 'parameters', 0, key],
      subject: { section: 'elements', id: 'close' },
    },
  ]);
});

test.each([
  { type: 'integer' },
  { type: 'integer', min: 5, max: 5 },
  { type: 'text', pattern: '' },
  { type: 'text', minLength: 0, maxLength: 0, pattern: '[a-z]+' },
  { type: 'one-of', options: [] },
  { type: 'id', of: 'Book' },
])('%j is fine', (field) => {
  expect(
    findingsOf(boundsNotSound, cartBoard({ close: { parameters: [{ name: 'it', ...field }] } })),
  ).toEqual([]);
});
