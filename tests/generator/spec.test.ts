import { expect, test } from 'vitest';
import { compareSpecCitations } from '#tests/support/spec-citations.ts';

test('every rule of the generator has a test and every test a rule', () => {
  expect(compareSpecCitations('generator/SPEC.md', ['tests/generator'], 'GEN')).toEqual({
    unproven: [],
    unknown: [],
  });
});
