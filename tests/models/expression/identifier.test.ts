import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toIdentifier } from '#models/expression/identifier.ts';

test.each([
  ['book id', 'bookId'],
  ['Book-ID', 'bookId'],
  ['bookId', 'bookId'],
  ['HTTPServer name', 'httpServerName'],
  ['  unit   price ', 'unitPrice'],
  ['snake_case', 'snakeCase'],
  ['SKU', 'sku'],
  ['2nd line', '_2ndLine'],
  ['größe in cm', 'größeInCm'],
  ['注文 合計', '注文合計'],
  ['class', 'class'],
  ["it's", 'itS'],
  ['💥!', ''],
  ['', ''],
])('[EXPR6] "%s" is called "%s"', (name, identifier) => {
  expect(toIdentifier(name)).toBe(identifier);
});

test('[EXPR6] whatever the name, the result is an identifier or empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (name) => {
      expect(toIdentifier(name)).toMatch(/^([\p{ID_Start}_][\p{ID_Continue}]*)?$/u);
    }),
    { numRuns: 2_000 },
  );
});
