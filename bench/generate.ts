import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type BenchReport, type Figure, percentile } from './harness.ts';
import { measurePeers } from './peers/code-generators.ts';
import { type PeakMemory, watchMemory } from './support/peak-memory.ts';
import { aggregatesPerContext, contexts } from './support/synthetic-board.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 5;

/** What one process of `processes/generate.ts` has measured. */
export interface GenerateRun {
  /** From the start of the process to the code. */
  readonly coldSeconds: number;
  /** The same process again, each time after a field was added, into a new folder. */
  readonly warmSeconds: readonly number[];
  readonly files: number;
}

/**
 * How long a whole generation takes: checked, planned, printed, formatted, type-checked, written. Cold is a fresh process of the
 * bundled generator, from its start to its end; warm is the same process again after one field was added.
 */
export async function run(): Promise<BenchReport> {
  // The program stands inside the project, so that it finds the packages installed there.
  await mkdir(join(root, '.cache'), { recursive: true });
  const programFolder = await mkdtemp(join(root, '.cache', 'bench-generate-'));
  const folder = await mkdtemp(join(tmpdir(), 'bench-generate-'));
  try {
    const program = await buildProgram(programFolder);
    const figures: Figure[] = [];
    for (const scenario of scenarios) {
      figures.push(...(await measure(program, folder, scenario)));
    }
    return { name: 'generate', figures: [...figures, ...(await measurePeers())] };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(programFolder, { recursive: true, force: true });
  }
}

interface Scenario {
  readonly what: string;
  /** As `processes/generate.ts` takes it. */
  readonly board: string;
  /** The limit in seconds. */
  readonly cold: number;
  /** Missing: a large board is not generated again while somebody waits. */
  readonly warm?: number;
  /** The limit in megabytes, for the largest process. */
  readonly memory?: number;
  readonly aggregates?: number;
}

const scenarios: readonly Scenario[] = [
  {
    what: `${contexts} contexts x ${aggregatesPerContext} aggregates`,
    board: 'synthetic',
    cold: 2,
    warm: 0.8,
    aggregates: contexts * aggregatesPerContext,
  },
  { what: 'Bookly', board: 'bookly', cold: 1.8, warm: 1 },
  { what: 'Bookly five times', board: 'bookly x 5', cold: 6, memory: 600 },
];

async function measure(program: string, folder: string, scenario: Scenario): Promise<readonly Figure[]> {
  const { what, board, cold, warm, memory, aggregates } = scenario;
  const runs: (GenerateRun & PeakMemory)[] = [];
  // The first process after a while also waits for the disk.
  for (let round = 0; round < rounds; round += 1) {
    const target = join(folder, `${board.replaceAll(' ', '-')}-${round}`);
    const isWarm = warm !== undefined && round === rounds - 1;
    runs.push(await runProcess([program, board, target, String(isWarm ? rounds : 0)]));
    await rm(target, { recursive: true, force: true });
  }
  const medianOf = (values: readonly number[]) => percentile(values, 0.5);
  const coldSeconds = medianOf(runs.map((run) => run.coldSeconds));
  // Only processes that generated once: what they remember for the next time is another question.
  const cool = runs.filter(({ warmSeconds }) => warmSeconds.length === 0);
  const megabytes = (of: keyof PeakMemory) => medianOf(cool.map((run) => run[of])) / 1_048_576;
  return [
    { what: `${what}, cold (median of ${rounds})`, value: coldSeconds, unit: 's', goal: `<= ${cold}` },
    ...(aggregates === undefined
      ? []
      : [{ what: `${what}, each of them`, value: (coldSeconds / aggregates) * 1_000, unit: 'ms' }]),
    ...(warm === undefined
      ? []
      : [
          {
            what: `${what}, warm, one field more (median of ${rounds})`,
            value: medianOf(runs.at(-1)?.warmSeconds ?? []),
            unit: 's',
            goal: `<= ${warm}`,
          },
        ]),
    {
      what: `${what}, memory of the largest process`,
      value: megabytes('largest'),
      unit: 'MB',
      ...(memory !== undefined && { goal: `<= ${memory}` }),
    },
    { what: `${what}, memory of all processes together`, value: megabytes('together'), unit: 'MB' },
    { what: `${what}, files`, value: runs.at(-1)?.files ?? 0, unit: 'files' },
  ];
}

async function runProcess(args: readonly string[]): Promise<GenerateRun & PeakMemory> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const memory = watchMemory(child.pid ?? 0);
  try {
    const run: GenerateRun = JSON.parse(await text(child.stdout));
    return { ...run, ...memory.stop() };
  } finally {
    memory.stop();
  }
}

/** Bundled as the product is: reading one file instead of hundreds is a second less. */
async function buildProgram(folder: string): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['typescript', '@biomejs/biome', 'vite'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: {
        input: { generate: join(root, 'bench/processes/generate.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return join(folder, 'generate.js');
}
