import { setTimeout as delay } from 'node:timers/promises';

interface WaitOptions {
  /** How long to wait at most. Default: a minute. */
  readonly timeoutMs?: number;
  /** How long to rest between two looks. Default: 50. */
  readonly everyMs?: number;
}

/**
 * Looks again and again until a condition holds. Fails with what was waited for when it does not in time: a test that went on would fail
 * somewhere else, or not at all. What the condition throws goes through.
 */
export async function waitUntil(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { timeoutMs = 60_000, everyMs = 50 }: WaitOptions = {},
): Promise<void> {
  const lastLook = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() >= lastLook)
      throw new Error(`Waited ${timeoutMs / 1_000} s in vain until ${what}.`);
    await delay(everyMs);
  }
}
