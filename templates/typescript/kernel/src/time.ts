import { CalculationError } from './calculation-error.js';

// A point in time is text, ISO 8601 in UTC with milliseconds ("2026-01-01T00:00:00.000Z"): in that one form earlier
// times come first when texts are compared. A length of time is a whole number of milliseconds.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const earliestMs = Date.parse('0000-01-01T00:00:00.000Z');
const latestMs = Date.parse('9999-12-31T23:59:59.999Z');

export function days(count: number): number {
  return exact(count * dayMs);
}

export function hours(count: number): number {
  return exact(count * hourMs);
}

export function minutes(count: number): number {
  return exact(count * minuteMs);
}

/** Fails when the result lies outside the years 0 to 9999. */
export function addDuration(time: string, durationMs: number): string {
  const timeMs = Date.parse(time) + durationMs;
  if (!(timeMs >= earliestMs && timeMs <= latestMs)) throw new CalculationError('time-out-of-range');
  return new Date(timeMs).toISOString();
}

/** Fails when the result lies outside the years 0 to 9999. */
export function subtractDuration(time: string, durationMs: number): string {
  return addDuration(time, -durationMs);
}

/** The milliseconds from `earlier` to `later`; negative when they are the other way round. */
export function durationBetween(later: string, earlier: string): number {
  return Date.parse(later) - Date.parse(earlier);
}

/** As ISO 8601 writes it: `PT90S`, `-PT90S`. */
export function durationText(durationMs: number): string {
  return `${durationMs < 0 ? '-' : ''}PT${Math.abs(durationMs) / 1_000}S`;
}

function exact(durationMs: number): number {
  if (!Number.isSafeInteger(durationMs)) throw new CalculationError('number-too-large');
  return durationMs;
}
