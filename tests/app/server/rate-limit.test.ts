import { expect, test } from 'vitest';
import { RateLimit } from '#app/server/rate-limit.ts';

test('allows a burst, then the rate, and saves up no more than a burst', () => {
  let nowMs = 0;
  const limit = new RateLimit(10, 3, () => nowMs);
  const send = (count: number) => Array.from({ length: count }, () => limit.allow());

  expect(send(4)).toEqual([true, true, true, false]);
  nowMs = 100;
  expect(send(2)).toEqual([true, false]);
  nowMs = 60_000;
  expect(send(4)).toEqual([true, true, true, false]);
});
