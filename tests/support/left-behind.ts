import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { waitUntil } from './wait-until.ts';

/**
 * Runs before every file of tests that start processes, and at the end of it expects that none of them lives. Children inherit the mark in
 * their environment, and so do theirs, also when their parents are gone. Only Linux shows the environment of a process.
 */
const mark = `STORMWRIGHT_TESTS=${randomUUID()}`;
const [name = '', value = ''] = mark.split('=');
process.env[name] = value;

afterAll(async () => {
  if (process.platform !== 'linux') return;
  // What was told to end may still be about to.
  await waitUntil('no process of these tests lives', () => findMarked().length === 0, {
    timeoutMs: 10_000,
  }).catch(() => expect(findMarked()).toEqual([]));
});

/** The marked processes, each with its command. */
function findMarked(): readonly string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .flatMap((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        if (!environment.includes(mark)) return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [`${pid} ${command} (in ${readlinkSync(`/proc/${pid}/cwd`)})`];
      } catch {
        // It has ended, or is not ours to look at.
        return [];
      }
    });
}
