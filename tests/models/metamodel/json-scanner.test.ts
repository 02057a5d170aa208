import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from '#models/metamodel/json-scanner.ts';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const agreesWithJsonParse = (text: string) => {
  expect(scanJson(text).error === undefined, JSON.stringify(text)).toBe(isJson(text));
};

describe('the walk through a text that should be JSON', () => {
  it('finds an error exactly where JSON.parse would throw', () => {
    const unit = fc.constantFrom(...'{}[]:,"\\0123456789.eE+-truefalsn u/*\n\t\u00a0\ufeff\u2028\u0001');
    fc.assert(fc.property(fc.string({ unit }), agreesWithJsonParse), { numRuns: 3_000 });
  });

  it('agrees with JSON.parse on JSON with one place damaged', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 }))
      .map(
        ([json, at, extra]) =>
          json.slice(0, at % (json.length + 1)) + extra + json.slice(at % (json.length + 1)),
      );
    fc.assert(fc.property(damaged, agreesWithJsonParse), { numRuns: 3_000 });
  });

  it('counts lines and columns from 1', () => {
    expect(scanJson('[1,\n\n2,,3]').error).toEqual({ line: 3, column: 3, words: 'there should be a value' });
    expect(scanJson('').error).toMatchObject({ line: 1, column: 1 });
  });

  it('names keys that stand twice, with their path', () => {
    const text = '{"a": 1,\n"b": [{"c": 1, "c": 2}],\n"a": 3}';
    expect(scanJson(text)).toEqual({
      error: undefined,
      duplicates: [
        { path: ['b', 'c'], line: 2 },
        { path: ['a'], line: 3 },
      ],
    });
  });

  it('survives brackets without end', () => {
    expect(scanJson('['.repeat(200_000)).error).toBeDefined();
  });
});
