import { expect, test } from 'vitest';
import { describeAgo } from '#app/renderer/start/describe-ago.ts';

test('time passed is told as one would say it', () => {
  const minute = 60_000;
  const times = [0, minute, 5 * minute, 90 * minute, 26 * 60 * minute, 80 * 60 * minute];

  expect(times.map((passed) => describeAgo(0, passed))).toEqual([
    'just now',
    'a minute ago',
    '5 minutes ago',
    'an hour ago',
    'yesterday',
    '3 days ago',
  ]);
});
