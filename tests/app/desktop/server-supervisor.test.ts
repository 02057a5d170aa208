import { describe, expect, it } from 'vitest';
import type { ServerProcessPort, ServerSettings, TimerPort } from '#app/desktop/ports.ts';
import { ServerSupervisor } from '#app/desktop/server-supervisor.ts';
import { NetworkSharing } from '#app/desktop/sharing.ts';
import type { Sharing } from '#app/shared/ipc-contract.ts';

const settings: ServerSettings = {
  host: '127.0.0.1',
  port: 0,
  dataFolder: '/data',
  rendererFolder: '/renderer',
  allowedHosts: [],
};

/** A server process whose life the test leads by hand. */
class HandLedProcess implements ServerProcessPort {
  readonly pid = 1;
  readonly orders: unknown[] = [];
  killed = false;
  readonly settings: ServerSettings;
  #onMessage: (message: unknown) => void = () => {};
  #onExit: (code: number | null) => void = () => {};

  constructor(startedWith: ServerSettings) {
    this.settings = startedWith;
  }
  send(message: unknown) {
    this.orders.push(message);
  }
  onMessage(listener: (message: unknown) => void) {
    this.#onMessage = listener;
  }
  onExit(listener: (code: number | null) => void) {
    this.#onExit = listener;
  }
  kill() {
    this.killed = true;
    this.exit();
  }
  report(message: unknown) {
    this.#onMessage(message);
  }
  exit() {
    this.#onExit(0);
  }
}

/** A clock that moves only when told to. */
class HandLedTimer implements TimerPort {
  #now = 0;
  #pending: { readonly at: number; readonly callback: () => void }[] = [];
  now = () => this.#now;
  after = (delayMs: number, callback: () => void) => {
    const entry = { at: this.#now + delayMs, callback };
    this.#pending.push(entry);
    return () => {
      this.#pending = this.#pending.filter((other) => other !== entry);
    };
  };
  pass(ms: number) {
    this.#now += ms;
    const due = this.#pending.filter((entry) => entry.at <= this.#now);
    this.#pending = this.#pending.filter((entry) => entry.at > this.#now);
    for (const entry of due) entry.callback();
  }
}

function createWorld() {
  const processes: HandLedProcess[] = [];
  const timer = new HandLedTimer();
  const supervisor = new ServerSupervisor(
    (startedWith) => {
      const child = new HandLedProcess(startedWith);
      processes.push(child);
      return child;
    },
    settings,
    timer,
  );
  const latest = () => {
    const child = processes.at(-1);
    if (child === undefined) throw new Error('No process was started.');
    return child;
  };
  return { supervisor, processes, timer, latest };
}

const listening = (port = 4600) => ({ kind: 'listening', url: `http://127.0.0.1:${port}/` });

async function startRunning() {
  const world = createWorld();
  const started = world.supervisor.start();
  world.latest().report(listening());
  await started;
  return world;
}

describe('the supervisor of the room server', () => {
  it('hands the settings over and runs once the process has its address', async () => {
    const { supervisor, latest } = await startRunning();
    expect(latest().orders).toEqual([{ kind: 'start', settings }]);
    expect(supervisor.state).toEqual({ kind: 'running', url: 'http://127.0.0.1:4600/' });
  });

  it('says why when the process refuses, and does not try again', async () => {
    const { supervisor, latest, processes, timer } = createWorld();
    const started = supervisor.start();
    latest().report({ kind: 'refused', code: 'data-folder-locked', message: 'Another Stormwright is open.' });
    expect(await started).toEqual({ kind: 'failed', message: 'Another Stormwright is open.' });
    timer.pass(120_000);
    expect(processes.length).toBe(1);
  });

  it('brings a dead process back after a pause, on the same port', async () => {
    const { supervisor, latest, processes, timer } = await startRunning();
    latest().exit();
    expect(supervisor.state).toEqual({ kind: 'starting' });
    timer.pass(249);
    expect(processes.length).toBe(1);
    timer.pass(1);
    expect(processes.length).toBe(2);
    expect(latest().settings.port).toBe(4600);
    latest().report(listening());
    expect(supervisor.state.kind).toBe('running');
  });

  it('gives up after more than three deaths within a minute', async () => {
    const { supervisor, latest, timer } = await startRunning();
    for (let death = 0; death < 3; death += 1) {
      latest().exit();
      timer.pass(2_000);
    }
    expect(supervisor.state.kind).toBe('starting');
    latest().exit();
    expect(supervisor.state).toMatchObject({ kind: 'failed' });
  });

  it('forgets deaths that are more than a minute old', async () => {
    const { supervisor, latest, timer } = await startRunning();
    for (let death = 0; death < 6; death += 1) {
      latest().exit();
      timer.pass(30_000);
      latest().report(listening());
    }
    expect(supervisor.state.kind).toBe('running');
  });

  it('stops in order: asks, waits for the end, and kills only after five seconds', async () => {
    const { supervisor, latest, timer } = await startRunning();
    const stopped = supervisor.stop();
    expect(latest().orders.at(-1)).toEqual({ kind: 'stop' });
    timer.pass(4_999);
    expect(latest().killed).toBe(false);
    timer.pass(1);
    expect(latest().killed).toBe(true);
    await stopped;
    expect(supervisor.state).toEqual({ kind: 'stopped' });
  });

  it('does not come back after it was stopped during a pause', async () => {
    const { supervisor, latest, processes, timer } = await startRunning();
    latest().exit();
    await supervisor.stop();
    timer.pass(60_000);
    expect(processes.length).toBe(1);
  });

  it.each([
    null,
    'text',
    { kind: 'listening' },
    { kind: 'listening', url: 'no url' },
    { kind: 'other' },
  ])('pays no heed to a report it cannot read: %j', async (message) => {
    const { supervisor, latest } = createWorld();
    void supervisor.start();
    latest().report(message);
    expect(supervisor.state).toEqual({ kind: 'starting' });
  });
});

describe('sharing on the network', () => {
  async function createSharing(addresses: readonly string[]) {
    const world = await startRunning();
    const announced: Sharing[] = [];
    const sharing = new NetworkSharing(
      world.supervisor,
      settings,
      () => addresses,
      (news) => announced.push(news),
    );
    /** Lets the present process stop and the next one answer. */
    const turnOver = async (report: unknown) => {
      world.latest().exit();
      await new Promise((resolve) => setImmediate(resolve));
      world.latest().report(report);
    };
    return { ...world, sharing, announced, turnOver };
  }

  it('starts with this machine only', async () => {
    const { sharing, latest } = await createSharing(['192.168.1.20']);
    expect(sharing.current).toEqual({ kind: 'this-machine-only' });
    expect(latest().settings.host).toBe('127.0.0.1');
  });

  it('opens the server on purpose, on the same port, and says where', async () => {
    const { sharing, latest, turnOver, announced } = await createSharing(['192.168.1.20']);
    const answer = sharing.set(true);
    await turnOver(listening());
    const shared = { kind: 'on-the-network', addresses: ['http://192.168.1.20:4600'] };
    expect(await answer).toEqual(shared);
    expect(announced).toEqual([shared]);
    expect(latest().settings).toEqual({
      ...settings,
      host: '0.0.0.0',
      port: 4600,
      allowedHosts: ['192.168.1.20'],
    });
  });

  it('closes it again', async () => {
    const { sharing, latest, turnOver } = await createSharing(['192.168.1.20']);
    const opened = sharing.set(true);
    await turnOver(listening());
    await opened;
    const closed = sharing.set(false);
    await turnOver(listening());
    expect(await closed).toEqual({ kind: 'this-machine-only' });
    expect(latest().settings).toEqual({ ...settings, port: 4600 });
  });

  it('says so when there is no network, and changes nothing', async () => {
    const { sharing, processes } = await createSharing([]);
    expect(await sharing.set(true)).toMatchObject({ kind: 'refused', code: 'no-network' });
    expect(processes.length).toBe(1);
  });

  it('falls back to this machine when the server cannot open to the network', async () => {
    const { sharing, latest, turnOver } = await createSharing(['192.168.1.20']);
    const answer = sharing.set(true);
    await turnOver({ kind: 'refused', code: 'port-in-use', message: 'The port is taken.' });
    await new Promise((resolve) => setImmediate(resolve));
    latest().report(listening());
    expect(await answer).toEqual({
      kind: 'refused',
      code: 'not-shared',
      message: 'The boards could not be shared. The port is taken.',
    });
    expect(sharing.current).toEqual({ kind: 'this-machine-only' });
    expect(latest().settings.host).toBe('127.0.0.1');
  });
});
