/** The only source of the current time; domain code is told the time and never asks for it. */
export interface Clock {
  /** ISO 8601 in UTC with milliseconds: `2026-01-01T00:00:00.000Z`. */
  readonly now: () => string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that stands still, for tests. */
export function fixedClock(now: string): Clock {
  return { now: () => now };
}
