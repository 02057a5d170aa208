import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { systemClock } from '@sample/kernel';
import { createApplication } from './application.js';
import { type Configuration, ConfigurationError } from './configuration.js';
import { contexts, title } from './contexts.js';
import { createLog, type Log } from './log.js';
import { openDatabase } from './open-database.js';

export interface RunningServer {
  readonly url: string;
  /** Takes no more requests, answers those under way, and closes the database. */
  stop(): Promise<void>;
}

export async function startServer(
  configuration: Configuration,
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<RunningServer> {
  const log = createLog(write, systemClock.now);
  let answer: (request: Request) => Response | Promise<Response> = answerStarting;
  const http = createAdaptorServer({ fetch: (request) => answer(request) });
  // The port comes first: where it is taken, a server may be running on the same data already.
  await listen(http, configuration);
  const { database, application } = await openApplication(configuration, log).catch((error: unknown) => {
    http.close();
    throw error;
  });
  answer = application.api.fetch;

  const { port } = http.address() as AddressInfo;
  const url = `http://${configuration.host}:${port}`;
  log.info('started', { url, docs: `${url}/docs` });

  async function stop(): Promise<void> {
    const closed = once(http, 'close');
    http.close();
    await closed;
    await application.close();
    await database.close();
    log.info('stopped');
  }

  let stopping: Promise<void> | undefined;
  return {
    url,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function openApplication(configuration: Configuration, log: Log) {
  const database = await openDatabase(configuration);
  try {
    return { database, application: await createApplication({ title, contexts, database, log }) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function answerStarting(): Response {
  return new Response('The server is starting. Try again in a moment.', {
    status: 503,
    headers: { 'retry-after': '1' },
  });
}

async function listen(
  http: ReturnType<typeof createAdaptorServer>,
  { port, host }: Configuration,
): Promise<void> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new ConfigurationError(
        `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1}.`,
        { cause: error },
      );
    }
    throw error;
  }
}
