import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type BenchReport, percentile } from './harness.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const starts = 9;
const idleMs = 3_000;

interface Start {
  readonly startMs: number;
  readonly idleMebibytes: number | undefined;
}

/** From starting the built server's process to its first answer, and what it holds when nobody is there. */
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
    const idle = measured.at(-1)?.idleMebibytes;
    return {
      name: 'server',
      figures: [
        {
          what: `process start to first answer, median of ${starts}`,
          value: percentile(
            measured.map(({ startMs }) => startMs),
            0.5,
          ),
          unit: 'ms',
          goal: '<= 150',
        },
        ...(idle === undefined
          ? []
          : [{ what: 'resident memory, idle', value: idle, unit: 'MiB', goal: '<= 90' }]),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildServer(folder: string): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
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
  const port = await freePort();
  const startedMs = performance.now();
  const child = spawn(process.execPath, [program, '--data', dataFolder, '--port', String(port)], {
    stdio: 'ignore',
  });
  try {
    await untilHealthy(port);
    const startMs = performance.now() - startedMs;
    if (!measureIdle) {
      return { startMs, idleMebibytes: undefined };
    }
    await delay(idleMs);
    return { startMs, idleMebibytes: await residentMebibytes(child) };
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function untilHealthy(port: number): Promise<void> {
  const giveUpMs = performance.now() + 30_000;
  while (performance.now() < giveUpMs) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`);
      if (response.ok) {
        return;
      }
    } catch {
      // Not listening yet.
    }
    await delay(1);
  }
  throw new Error('The server did not answer within 30 s.');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
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
