import { onTestFinished } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '#app/server/start-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A server in this process on a free port and an empty folder; closed after the test. */
export async function runningServer(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder());
  const started = await startServer({ port: 0, ...options, dataFolder });
  if (!started.ok) {
    throw new Error(started.error.message);
  }
  onTestFinished(async () => {
    await started.value.close();
  });
  return started.value;
}
