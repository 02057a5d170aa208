import { expect, test } from 'vitest';
import { listCode, planCode } from '#app/renderer/code/worker/describe-code.ts';
import type { PrintedCode } from '#generator/print-code.ts';
import { ok } from '#models/result.ts';

const printed = { contexts: [], files: [], tests: new Map(), leftOut: [] } as unknown as PrintedCode;

test('contexts of one name are listed once: a choice goes by names', () => {
  const code = ok({ ...printed, contexts: ['Orders', '', 'Orders', ''] });
  expect(listCode(code, 0).contexts).toEqual(['Orders', '']);
});

test('a context is told before what it publishes', () => {
  const files = ['packages/catalog-published/src/a.ts', 'README.md', 'packages/catalog/test/a.test.ts'].map(
    (path) => ({ path, text: '', elements: [] }),
  );
  const code = ok({ ...printed, files, openQuestions: [] } as unknown as PrintedCode);
  expect(planCode({ contexts: undefined, force: false }, code).folders).toEqual([
    { path: '.', files: 1, tests: 0 },
    { path: 'packages/catalog', files: 1, tests: 1 },
    { path: 'packages/catalog-published', files: 1, tests: 0 },
  ]);
});
