import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('./run-server.ts', import.meta.url));

export interface ServerProcess {
  readonly port: number;
  /** Ends it like a power cut, or asks it to stop; resolves with its exit code, null after a kill. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** Starts a real server process over a data folder and waits until it answers. */
export async function startServerProcess(dataFolder: string, port = 0): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', entry, '--data', dataFolder, '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The server ended with ${code} before it answered.`);
    }),
  ]);
  const said: { port?: number; message?: string } = JSON.parse(line);
  if (said.port === undefined) {
    throw new Error(said.message ?? line);
  }
  return { port: said.port, end: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return child.exitCode;
  }
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}
