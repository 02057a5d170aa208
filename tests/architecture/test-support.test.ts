import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { waitUntil } from '#tests/support/wait-until.ts';

it('fails with what was waited for', async () => {
  await expect(waitUntil('the pigs fly', () => false, { timeoutMs: 5, everyMs: 1 })).rejects.toThrow(
    'Waited 0.005 s in vain until the pigs fly.',
  );
});

it('waits no longer than it must, and lets through what a look throws', async () => {
  let looks = 0;
  await waitUntil('it was looked at three times', () => ++looks === 3, { everyMs: 1 });
  expect(looks).toBe(3);
  await expect(
    waitUntil('nothing is thrown', () => {
      throw new Error('thrown');
    }),
  ).rejects.toThrow('thrown');
});

/** What sets a pace and waits for nothing: people who type while a server is killed. */
const pacing = ['tests/support/durability-round.ts', 'tests/support/wait-until.ts'];

it('knows no test that waits for a fixed time', () => {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'tests/**/*.ts', 'tests/**/*.tsx'],
    {
      encoding: 'utf8',
    },
  )
    .split('\n')
    .filter(
      (file) => file !== '' && file !== 'tests/architecture/test-support.test.ts' && !pacing.includes(file),
    );
  const waits = /node:timers\/promises|waitForTimeout\(|new Promise(?:<void>)?\(\(?\w+\)? => setTimeout\(/;
  expect(files.filter((file) => waits.test(readFileSync(file, 'utf8')))).toEqual([]);
});
