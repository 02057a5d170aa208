import { describe, expect, it } from 'vitest';
import {
  addDuration,
  days,
  durationBetween,
  durationText,
  hours,
  minutes,
  subtractDuration,
} from '../src/index.js';

const now = '2026-01-31T12:00:00.000Z';

describe('durations', () => {
  it('are whole milliseconds', () => {
    expect([days(1), hours(24), minutes(1_440)]).toEqual([86_400_000, 86_400_000, 86_400_000]);
  });

  it('must stay exact', () => {
    expect(() => days(Number.MAX_SAFE_INTEGER)).toThrow(
      expect.objectContaining({ code: 'number-too-large' }),
    );
    expect(() => minutes(0.00001)).toThrow(expect.objectContaining({ code: 'number-too-large' }));
  });
});

describe('points in time', () => {
  it('move by durations and come back', () => {
    const later = addDuration(now, days(29));
    expect(later).toBe('2026-03-01T12:00:00.000Z');
    expect(subtractDuration(later, days(29))).toBe(now);
    expect(durationBetween(later, now)).toBe(days(29));
    expect(durationBetween(now, later)).toBe(-days(29));
  });

  it('stay within the years 0 to 9999, where texts sort as times do', () => {
    expect(addDuration('9999-12-31T23:59:59.998Z', 1)).toBe('9999-12-31T23:59:59.999Z');
    expect(subtractDuration('0000-01-01T00:00:00.001Z', 1)).toBe('0000-01-01T00:00:00.000Z');
    const outOfRange = expect.objectContaining({ code: 'time-out-of-range' });
    expect(() => addDuration('9999-12-31T23:59:59.999Z', 1)).toThrow(outOfRange);
    expect(() => subtractDuration('0000-01-01T00:00:00.000Z', 1)).toThrow(outOfRange);
    expect(() => addDuration(now, Number.NaN)).toThrow(outOfRange);
  });

  it('write durations of both directions as ISO 8601 does', () => {
    expect([90_000, 0, -1_500].map(durationText)).toEqual(['PT90S', 'PT0S', '-PT1.5S']);
  });
});
