import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type BenchReport, type Figure, percentile } from './harness.ts';
import { measurePeers } from './peers/code-generators.ts';
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
      figures.push(...measure(program, folder, scenario));
    }
    return { name: 'generate', figures: [...figures, ...(await measurePeers())] };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(programFolder, { recursive: true, force: true });
  }
}

const scenarios = [
  {
    what: `${contexts} contexts x ${aggregatesPerContext} aggregates`,
    board: 'synthetic',
    cold: 3,
    aggregates: contexts * aggregatesPerContext,
  },
  { what: 'Bookly', board: 'bookly', cold: 2, aggregates: undefined },
] as const;

function measure(
  program: string,
  folder: string,
  { what, board, cold, aggregates }: (typeof scenarios)[number],
): readonly Figure[] {
  // The first process after a while also waits for the disk.
  const runs = Array.from({ length: rounds }, (_, round): GenerateRun => {
    const isLast = round === rounds - 1;
    const target = join(folder, `${board}-${round}`);
    const args = [program, board, target, String(isLast ? rounds : 0)];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
  });
  const last = runs.at(-1);
  const coldSeconds = percentile(
    runs.map((run) => run.coldSeconds),
    0.5,
  );
  return [
    { what: `${what}, cold (median of ${rounds})`, value: coldSeconds, unit: 's', goal: `<= ${cold}` },
    ...(aggregates === undefined
      ? []
      : [{ what: `${what}, each of them`, value: (coldSeconds / aggregates) * 1_000, unit: 'ms' }]),
    {
      what: `${what}, warm, one field more (median of ${rounds})`,
      value: percentile(last?.warmSeconds ?? [], 0.5),
      unit: 's',
      goal: '<= 1',
    },
    { what: `${what}, files`, value: last?.files ?? 0, unit: 'files' },
  ];
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
