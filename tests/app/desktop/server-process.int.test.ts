import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServerProcessPort, ServerSettings } from '#app/desktop/ports.ts';
import { type ServerState, ServerSupervisor } from '#app/desktop/server-supervisor.ts';
import { systemTimer } from '#app/desktop/system-timer.ts';
import { startChildServerProcess } from '#tests/support/child-server-process.ts';

const newSettings = (): ServerSettings => ({
  host: '127.0.0.1',
  port: 0,
  dataFolder: mkdtempSync(join(tmpdir(), 'stormwright-desktop-')),
  rendererFolder: join(process.cwd(), 'app', 'renderer'),
  allowedHosts: [],
});

const supervisors: ServerSupervisor[] = [];

/** A supervisor over real processes; `latest` is the one it started last. */
function superviseReal(settings = newSettings()) {
  let latest: ServerProcessPort | undefined;
  const supervisor = new ServerSupervisor(
    (given) => {
      latest = startChildServerProcess(given);
      return latest;
    },
    settings,
    systemTimer,
  );
  supervisors.push(supervisor);
  return { supervisor, settings, pid: () => latest?.pid };
}

const isHealthy = async (url: string) => (await fetch(new URL('healthz', url))).ok;

function waitFor(supervisor: ServerSupervisor, kind: ServerState['kind']): Promise<void> {
  if (supervisor.state.kind === kind) return Promise.resolve();
  return new Promise((resolve) => {
    const end = supervisor.onChange((state) => {
      if (state.kind !== kind) return;
      end();
      resolve();
    });
  });
}

function urlOf(state: ServerState): string {
  if (state.kind !== 'running') throw new Error(`The server is ${JSON.stringify(state)}.`);
  return state.url;
}

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

afterEach(async () => {
  await Promise.all(supervisors.splice(0).map((supervisor) => supervisor.stop()));
});

describe('the server process under its supervisor', () => {
  it('answers at the address it reports, and is gone after stop', async () => {
    const { supervisor, pid } = superviseReal();
    const url = urlOf(await supervisor.start());
    expect(await isHealthy(url)).toBe(true);
    const running = pid();
    await supervisor.stop();
    expect(running !== undefined && isGone(running)).toBe(true);
  });

  it('comes back at the same address after kill -9', async () => {
    const { supervisor, pid } = superviseReal();
    const url = urlOf(await supervisor.start());
    process.kill(pid() ?? Number.NaN, 'SIGKILL');
    await waitFor(supervisor, 'starting');
    await waitFor(supervisor, 'running');
    expect(urlOf(supervisor.state)).toBe(url);
    expect(await isHealthy(url)).toBe(true);
  });

  it('says why when another process holds the data folder', async () => {
    const first = superviseReal();
    await first.supervisor.start();
    const second = superviseReal({ ...first.settings });
    const state = await second.supervisor.start();
    expect(state).toMatchObject({ kind: 'failed' });
    expect(await isHealthy(urlOf(first.supervisor.state))).toBe(true);
  });

  it('ends when its parent is gone', async () => {
    const settings = newSettings();
    const child: ChildProcess = fork('app/desktop/server-process.ts', { execArgv: ['--import', 'tsx'] });
    const listening = new Promise((resolve) => child.once('message', resolve));
    child.send({ kind: 'start', settings });
    expect(await listening).toMatchObject({ kind: 'listening' });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    expect(await exited).toBe(0);
  });
});
