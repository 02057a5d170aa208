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

/** A clock that runs and can be put forward, for stories in which time passes. */
export interface MovableClock extends Clock {
  forward(milliseconds: number): void;
}

export function createMovableClock(clock: Clock = systemClock): MovableClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.parse(clock.now()) + ahead).toISOString(),
    forward(milliseconds) {
      ahead += milliseconds;
    },
  };
}
