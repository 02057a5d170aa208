import { z } from 'zod';
import type { ServerProcessPort, ServerSettings, StartServerProcess, TimerPort } from './ports.ts';

/** What the server process reports to its supervisor. */
const serverReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening'), url: z.url() }),
  z.object({ kind: z.literal('refused'), code: z.string(), message: z.string() }),
]);

export type ServerReport = z.infer<typeof serverReportSchema>;

/** What the supervisor asks of the server process. */
export type ServerOrder =
  | { readonly kind: 'start'; readonly settings: ServerSettings }
  | { readonly kind: 'stop' };

/**
 * The life of the room server:
 * - `stopped`: no process.
 * - `starting`: a process runs and has not reported its address yet.
 * - `running`: it answers at `url`.
 * - `stopping`: it was asked to stop and is writing what is left to disk.
 * - `failed`: it refused to start, or died too often; `message` is for people.
 */
export type ServerState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly url: string }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'failed'; readonly message: string };

const maxRestarts = 3;
const restartWindowMs = 60_000;
const firstBackoffMs = 250;
const stopPatienceMs = 5_000;

/**
 * Keeps one room server process alive. When it dies by itself it comes back after a growing pause; after three deaths
 * within a minute the supervisor gives up and says so. Boards lose nothing by it: what was acknowledged is on disk, and
 * windows keep their own copy and reconnect.
 */
export class ServerSupervisor {
  #state: ServerState = { kind: 'stopped' };
  #process: ServerProcessPort | undefined;
  #settings: ServerSettings;
  #deaths: number[] = [];
  #cancelRestart: () => void = () => {};
  readonly #start: StartServerProcess;
  readonly #timer: TimerPort;
  readonly #listeners = new Set<(state: ServerState) => void>();

  constructor(start: StartServerProcess, settings: ServerSettings, timer: TimerPort) {
    this.#start = start;
    this.#settings = settings;
    this.#timer = timer;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Calls back at every change of state; the returned function ends it. */
  onChange(listener: (state: ServerState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts the server and waits until it runs or has failed. */
  async start(): Promise<ServerState> {
    if (this.#state.kind === 'stopped' || this.#state.kind === 'failed') {
      this.#deaths = [];
      this.#spawn();
    }
    return this.#settled();
  }

  /** Stops the server after it has written everything to disk; kills it when it takes longer than five seconds. */
  async stop(): Promise<void> {
    this.#cancelRestart();
    const running = this.#process;
    if (running === undefined) {
      this.#enter({ kind: 'stopped' });
      return;
    }
    this.#enter({ kind: 'stopping' });
    running.send({ kind: 'stop' } satisfies ServerOrder);
    const callOff = this.#timer.after(stopPatienceMs, () => running.kill());
    await this.#until((state) => state.kind === 'stopped');
    callOff();
  }

  /** Starts the server again with other settings, for example to let the network in. Windows reconnect by themselves. */
  async restart(settings: ServerSettings): Promise<ServerState> {
    await this.stop();
    this.#settings = settings;
    return this.start();
  }

  #spawn(): void {
    this.#enter({ kind: 'starting' });
    const child = this.#start(this.#settings);
    this.#process = child;
    child.onMessage((message) => this.#receive(child, message));
    child.onExit(() => this.#exited(child));
    child.send({ kind: 'start', settings: this.#settings } satisfies ServerOrder);
  }

  #receive(from: ServerProcessPort, message: unknown): void {
    const report = serverReportSchema.safeParse(message);
    if (from !== this.#process || !report.success || this.#state.kind !== 'starting') return;
    switch (report.data.kind) {
      case 'listening': {
        // Later restarts ask for the same port again, so that windows find the server where it was.
        this.#settings = { ...this.#settings, port: Number(new URL(report.data.url).port) };
        this.#enter({ kind: 'running', url: report.data.url });
        return;
      }
      case 'refused':
        // It will refuse again: another try would not help.
        this.#process = undefined;
        from.kill();
        this.#enter({ kind: 'failed', message: report.data.message });
    }
  }

  #exited(child: ServerProcessPort): void {
    if (child !== this.#process) return;
    this.#process = undefined;
    if (this.#state.kind === 'stopping') {
      this.#enter({ kind: 'stopped' });
      return;
    }
    const now = this.#timer.now();
    this.#deaths = [...this.#deaths.filter((time) => now - time < restartWindowMs), now];
    if (this.#deaths.length > maxRestarts) {
      const message =
        'The part of Stormwright that keeps your boards stopped several times in a row. Your boards are on disk; close Stormwright and start it again.';
      this.#enter({ kind: 'failed', message });
      return;
    }
    this.#enter({ kind: 'starting' });
    const pauseMs = firstBackoffMs * 2 ** (this.#deaths.length - 1);
    this.#cancelRestart = this.#timer.after(pauseMs, () => this.#spawn());
  }

  #enter(state: ServerState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  #settled(): Promise<ServerState> {
    return this.#until((state) => state.kind !== 'starting');
  }

  #until(holds: (state: ServerState) => boolean): Promise<ServerState> {
    if (holds(this.#state)) return Promise.resolve(this.#state);
    return new Promise((resolve) => {
      const end = this.onChange((state) => {
        if (!holds(state)) return;
        end();
        resolve(state);
      });
    });
  }
}
