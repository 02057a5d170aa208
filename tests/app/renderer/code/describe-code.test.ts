import { expect, test } from 'vitest';
import { listCode } from '#app/renderer/code/describe-code.ts';
import type { PrintedCode } from '#generator/print-code.ts';
import { ok } from '#models/result.ts';

const printed = { contexts: [], files: [], tests: new Map(), leftOut: [] } as unknown as PrintedCode;

test('contexts of one name are listed once: a choice goes by names', () => {
  const code = ok({ ...printed, contexts: ['Orders', '', 'Orders', ''] });
  expect(listCode(code, 0).contexts).toEqual(['Orders', '']);
});
