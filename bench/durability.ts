import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DurabilityRound, durabilityRound } from '#tests/support/durability-round.ts';
import { type BenchReport, percentile } from './harness.ts';

const writers = 50;
const everyMs = 100;
const shortestTypingMs = 500;
const patienceMs = 4 * 60_000;

/**
 * Kills the server under fifty people typing ten times a second, round after round over one folder, and counts what
 * had been called durable and is missing. `STORMWRIGHT_BENCH_ROUNDS` sets the rounds; after four minutes no new one
 * begins.
 */
export async function run(): Promise<BenchReport> {
  const wantedRounds = Number(process.env.STORMWRIGHT_BENCH_ROUNDS ?? 20);
  const dataFolder = await mkdtemp(join(tmpdir(), 'stormwright-bench-'));
  const giveUpMs = performance.now() + patienceMs;
  const rounds: DurabilityRound[] = [];
  try {
    while (rounds.length < wantedRounds && performance.now() < giveUpMs) {
      // Not always at the same moment after the start.
      const typingMs = shortestTypingMs + 37 * rounds.length;
      rounds.push(await durabilityRound({ dataFolder, round: rounds.length, writers, everyMs, typingMs }));
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
  const latenciesMs = rounds.flatMap((round) => round.latenciesMs);
  const sum = (count: (round: DurabilityRound) => number) =>
    rounds.reduce((total, round) => total + count(round), 0);
  return {
    name: 'durability',
    figures: [
      { what: 'rounds ended by kill -9', value: rounds.length, unit: 'rounds', goal: '20' },
      { what: 'updates written by 50 people', value: sum((round) => round.written), unit: 'updates' },
      { what: 'updates called durable', value: sum((round) => round.durable), unit: 'updates' },
      { what: 'durable updates lost', value: sum((round) => round.lost.length), unit: 'updates', goal: '0' },
      { what: 'time to durable, p50', value: percentile(latenciesMs, 0.5), unit: 'ms' },
      {
        what: 'time to durable, p95',
        value: percentile(latenciesMs, 0.95),
        unit: 'ms',
        goal: '<= 600 (Figma)',
      },
    ],
  };
}
