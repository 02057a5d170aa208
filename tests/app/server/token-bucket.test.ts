import { expect, test } from 'vitest';
import { TokenBucket } from '#app/server/token-bucket.ts';

test('allows a burst, then the rate, and saves up no more than a burst', () => {
  let nowMs = 0;
  const bucket = new TokenBucket(10, 3, () => nowMs);
  const take = (count: number) => Array.from({ length: count }, () => bucket.take());

  expect(take(4)).toEqual([true, true, true, false]);
  nowMs = 100;
  expect(take(2)).toEqual([true, false]);
  nowMs = 60_000;
  expect(take(4)).toEqual([true, true, true, false]);
});
