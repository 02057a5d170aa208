import { expect, test } from 'vitest';
import { codeOfError, describeError } from '#app/shared/describe-error.ts';

test('an error is told with its causes', () => {
  const error = new Error('Database failed to open', { cause: new Error('No space left on device') });

  expect([describeError(error), describeError('text')]).toEqual([
    'Database failed to open (No space left on device)',
    'text',
  ]);
});

test('only an error has a code, and not every one', () => {
  const coded = Object.assign(new Error('gone'), { code: 'ENOENT' });

  expect([coded, new Error('plain'), { code: 'ENOENT' }, undefined].map(codeOfError)).toEqual([
    'ENOENT',
    undefined,
    undefined,
    undefined,
  ]);
});
