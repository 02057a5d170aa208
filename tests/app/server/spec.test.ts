import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareSpecCitations } from '#tests/support/spec-citations.ts';

const specFile = fileURLToPath(new URL('../../../app/server/SPEC.md', import.meta.url));
const testFolders = ['.', '../../sync'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

test.each([
  'STORAGE',
  'ROOM',
  'DURABLE',
  'AWARE',
  'PRESENCE',
  'BAD',
  'SERVER',
])('every %s rule has a test and every test a rule', (prefix) => {
  expect(compareSpecCitations(specFile, testFolders, prefix)).toEqual({
    unproven: [],
    unknown: [],
  });
});
