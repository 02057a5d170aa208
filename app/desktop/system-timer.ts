import type { TimerPort } from './ports.ts';

/** The clock of this machine. */
export const systemTimer: TimerPort = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
