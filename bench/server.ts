import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type BenchReport, type Figure, percentile } from './harness.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const starts = 9;
const idleMs = 3_000;

interface Start {
  /** From starting the process to the first answer. */
  readonly answerMs: number;
  /** What the program itself took of that, from the end of Node's own start to listening. */
  readonly programMs: number;
  readonly idleMebibytes: number | undefined;
}

/** How long the bundled server takes from its process's start to its first answer, and what it holds when idle. */
export async function run(): Promise<BenchReport> {
  // Inside the project, so that the built server finds the packages installed there.
  await mkdir(join(root, '.cache'), { recursive: true });
  const folder = await mkdtemp(join(root, '.cache', 'bench-server-'));
  try {
    const program = await buildServer(folder);
    const measured: Start[] = [];
    for (let round = 0; round < starts; round += 1) {
      measured.push(await measureStart(program, round === starts - 1));
    }
    return { name: 'server', figures: figuresOf(measured) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf(measured: readonly Start[]): Figure[] {
  const median = (of: (start: Start) => number) => percentile(measured.map(of), 0.5);
  const idle = measured.at(-1)?.idleMebibytes;
  const figures: Figure[] = [
    {
      what: `import and listen, median of ${starts}`,
      value: median((start) => start.programMs),
      unit: 'ms',
      goal: '<= 150',
    },
    {
      what: 'process start to first answer (with Node’s own start)',
      value: median((start) => start.answerMs),
      unit: 'ms',
    },
  ];
  if (idle !== undefined) {
    figures.push({ what: 'resident memory, idle', value: idle, unit: 'MiB', goal: '<= 90' });
  }
  return figures;
}

async function buildServer(folder: string): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    // Reading a thousand small files of packages would be most of the start.
    ssr: { noExternal: true, external: ['classic-level'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: {
        input: { server: join(root, 'tests/support/run-server.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return join(folder, 'server.js');
}

async function measureStart(program: string, measureIdle: boolean): Promise<Start> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'stormwright-bench-'));
  const startedMs = performance.now();
  const child = spawn(process.execPath, [program, '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const { url, startMs }: { url: string; startMs: number } = JSON.parse(line);
    await (await fetch(`${url}healthz`)).json();
    const answerMs = performance.now() - startedMs;
    await delay(measureIdle ? idleMs : 0);
    return {
      answerMs,
      programMs: startMs,
      idleMebibytes: measureIdle ? await residentMebibytes(child) : undefined,
    };
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Undefined where the system does not tell. */
async function residentMebibytes({ pid }: ChildProcess): Promise<number | undefined> {
  try {
    if (process.platform === 'linux') {
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
    }
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    // Windows has no ps; the figure is left out there.
    return undefined;
  }
}
