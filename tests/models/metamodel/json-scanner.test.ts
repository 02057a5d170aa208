import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson, scanJson } from '#models/metamodel/json-scanner.ts';

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

describe('a text read as JSON', () => {
  const key = fc.constantFrom('a', 'b', '', '__proto__', ':', '"', '\\', '":', '0');
  const value = fc.letrec<{ readonly value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      key.map((text) => JSON.stringify(text)),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .array(fc.tuple(key, tie('value')), { maxLength: 3 })
        .map(
          (entries) => `{${entries.map(([name, part]) => `${JSON.stringify(name)} : ${part}`).join(',')}}`,
        ),
    ),
  })).value;

  it('says what JSON.parse and the walk say, with keys that stand twice and without', () => {
    let doubled = 0;
    fc.assert(
      fc.property(value, (text) => {
        const { duplicates } = scanJson(text);
        if (duplicates.length > 0) doubled += 1;
        expect(readJson(text)).toEqual({ ok: true, value: { value: JSON.parse(text), duplicates } });
      }),
      { numRuns: 2_000 },
    );
    expect(doubled).toBeGreaterThan(100);
    expect(doubled).toBeLessThan(1_900);
  });

  it('finds a key that stands twice below more brackets than are counted', () => {
    const text = `${'['.repeat(100)}{"a": 1, "a": 2}${']'.repeat(100)}`;
    expect(readJson(text)).toMatchObject({ value: { duplicates: [{ path: ['a'], line: 1 }] } });
  });

  it('refuses what is no JSON with the place', () => {
    expect(readJson('[1,,2]')).toMatchObject({ ok: false, error: { line: 1, column: 4 } });
    expect(readJson('['.repeat(200_000)).ok).toBe(false);
  });
});
