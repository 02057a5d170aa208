import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { exampleOfFields, toExample } from '#generator/examples/example-values.ts';
import type { FieldPlan } from '#generator/plan/fields.ts';
import {
  DURATION_PATTERN,
  describeDuration,
  parseDuration,
  splitDuration,
} from '#models/expression/duration.ts';
import { primitive } from '#models/expression/types.ts';
import { readExampleValue } from '#models/readings/example-values.ts';
import { durationText } from '../../../templates/typescript/kernel/src/time.ts';
import { json } from '../../../templates/typescript/platform/src/json/codecs.ts';

test.each([
  ['P30D', 2_592_000_000],
  ['P1W', 604_800_000],
  ['P1W2DT3H4M5.006S', 788_645_006],
  ['PT0.5S', 500],
  ['-PT1M', -60_000],
  ['-P1D', -86_400_000],
  ['-PT0S', 0],
  ['P', undefined],
  ['PT', undefined],
  ['P1DT', undefined],
  ['P1Y', undefined],
  ['P1M', undefined],
  ['PT0.0001S', undefined],
  ['PT9007199254740.992S', undefined],
  ['p1d', undefined],
  ['', undefined],
])('the duration "%s" has %j milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  [9_000_000, '2 hours 30 minutes'],
  [86_400_000, '1 day'],
  [61_500, '1 minute 1.5 seconds'],
  [-3_600_000, 'minus 1 hour'],
  [0, '0 seconds'],
])('%i milliseconds are %s', (durationMs, words) => {
  expect(describeDuration(durationMs)).toBe(words);
});

describe('everybody who reads durations', () => {
  const count = fc.oneof(fc.constant(''), fc.nat({ max: 99_999 }).map(String));
  const part = (unit: string) => count.map((digits) => digits && `${digits}${unit}`);
  const seconds = fc
    .tuple(count, fc.constantFrom('', '.5', '.05', '.001', '.999'))
    .map(([digits, decimals]) => digits && `${digits}${decimals}S`);
  const duration = fc
    .tuple(fc.constantFrom('', '-'), part('W'), part('D'), part('H'), part('M'), seconds)
    .map(([sign, weeks, days, ...time]) => {
      const clock = time.join('');
      return `${sign}P${weeks}${days}${clock === '' ? '' : `T${clock}`}`;
    });
  const anyText = fc.oneof(duration, fc.stringMatching(/^-?P[0-9WDTHMS.Y-]{0,9}$/));

  /** Ten thousand years: no point in time lies further from another. */
  const longestMs = 10_000 * 366 * 86_400_000;

  const field: FieldPlan = {
    key: 'pause',
    identifier: 'pause',
    words: 'pause',
    type: { kind: 'primitive', primitive: 'duration' },
    list: false,
    optional: false,
    bounds: {},
  };

  /** What the generated tests hold: nothing, where the text is no duration. */
  function inGeneratedTests(text: string): number | undefined {
    const value = toExample([field], { pause: text }).properties[0]?.value;
    return value?.kind === 'number' ? value.value : undefined;
  }

  it('agrees on every text: model, interpreter, generated tests and generated codec', () => {
    let sound = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readExampleValue(text, primitive('duration'), 1);
        const decoded = json.duration.safeDecode(text);
        const expected = parseDuration(text);
        if (expected !== undefined) sound += 1;

        expect({
          example: read.ok ? read.value : undefined,
          test: inGeneratedTests(text),
          codec: decoded.success ? decoded.data : undefined,
        }).toEqual({ example: expected, test: expected, codec: expected });
      }),
      { numRuns: 1_000 },
    );
    expect(sound).toBeGreaterThan(300);
  });

  it('reads what the generated code writes, negative durations included', () => {
    fc.assert(
      fc.property(fc.integer({ min: -longestMs, max: longestMs }), (durationMs) => {
        const text = durationText(durationMs);
        expect(parseDuration(text)).toBe(durationMs);
        // The published language holds durations to the same pattern.
        expect(text).toMatch(DURATION_PATTERN);
      }),
    );
  });

  it('loses nothing by splitting', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (durationMs) => {
        const { isNegative, days, hours, minutes, seconds } = splitDuration(durationMs);
        const length = ((days * 24 + hours) * 60 + minutes) * 60_000 + Math.round(seconds * 1_000);
        expect(isNegative ? -length : length).toBe(durationMs);
      }),
    );
  });

  it('has an example of its own', () => {
    expect(exampleOfFields([field]).properties).toEqual([
      { key: 'pause', value: { kind: 'duration', durationMs: 86_400_000 } },
    ]);
  });
});
