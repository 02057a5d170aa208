import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createMovableClock, systemClock } from '@sample/kernel';
import { type ContextModule, createLog, type Database, type Log, type MessageBus } from '@sample/platform';
import { type Application, createApplication } from './application.js';
import { type Configuration, ConfigurationError } from './configuration.js';
import { contexts as allContexts, project, purpose, title } from './contexts.js';
import { addDevelopmentRoutes } from './development-routes.js';
import { openBus } from './open-bus.js';
import { openDatabase } from './open-database.js';
import { createRemotes } from './remotes.js';

// Shorter than the time that a platform gives a process to end by itself: 10 to 30 seconds are usual.
const answerWithinMs = 5_000;

export interface RunningServer {
  readonly url: string;
  readonly application: Application;
  /** Takes no more requests, answers those under way, for some seconds at most, and closes broker and database. */
  stop(): Promise<void>;
}

export async function startServer(
  configuration: Configuration,
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
  openStore: (configuration: Configuration) => Promise<Database> = openDatabase,
): Promise<RunningServer> {
  const log = createLog(write, systemClock.now);
  let answer: (request: Request) => Response | Promise<Response> = answerStarting;
  const http = createAdaptorServer({ fetch: (request) => answer(request) });
  // The port comes first: where it is taken, a server may be running on the same data already.
  await listen(http, configuration);
  const { application, close } = await open(configuration, log, openStore).catch((error: unknown) => {
    http.close();
    throw error;
  });
  answer = application.api.fetch;

  const { port } = http.address() as AddressInfo;
  const { host } = configuration;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  log.info('started', { url, docs: `${url}/docs` });

  async function stop(): Promise<void> {
    const closed = once(http, 'close');
    http.close();
    const hurry = setTimeout(
      () => 'closeAllConnections' in http && http.closeAllConnections(),
      answerWithinMs,
    );
    await closed;
    clearTimeout(hurry);
    await close();
    log.info('stopped');
  }

  let stopping: Promise<void> | undefined;
  return {
    url,
    application,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function open(
  configuration: Configuration,
  log: Log,
  openStore: (configuration: Configuration) => Promise<Database>,
) {
  const contexts = chooseContexts(configuration);
  const database = await openStore(configuration);
  let bus: MessageBus | undefined;
  try {
    bus = await openBus(configuration, project, allContexts, log);
    const movable = helpsDevelopment(configuration) ? createMovableClock() : undefined;
    const clock = movable ?? systemClock;
    const { open: openRemote, fakes } = createRemotes(process.env, log, configuration.isProduction);
    const application = await createApplication({
      title,
      purpose,
      contexts,
      database,
      bus,
      openRemote,
      log,
      clock,
    });
    if (movable)
      addDevelopmentRoutes(application.api, { application, contexts: allContexts, clock: movable, fakes });
    return {
      application,
      async close() {
        await application.close();
        await database.close();
      },
    };
  } catch (error) {
    await bus?.close();
    await database.close();
    throw error;
  }
}

/** Whoever can reach them could put the clock forward: they are for this machine alone, and never for production. */
function helpsDevelopment({ isProduction, host }: Configuration): boolean {
  return !isProduction && ['127.0.0.1', '::1', 'localhost'].includes(host);
}

function chooseContexts({ contexts: chosen, brokerUrl }: Configuration): readonly ContextModule[] {
  if (chosen === undefined) return allContexts;
  const names = allContexts.map(({ name }) => name);
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new ConfigurationError(
      `CONTEXTS names ${unknown.join(', ')}, which is not there. There are: ${names.join(', ')}.`,
    );
  }
  if (chosen.length < names.length && brokerUrl === undefined) {
    throw new ConfigurationError(
      'CONTEXTS leaves contexts out, and without BROKER_URL their messages would reach nobody. Set BROKER_URL (nats://... or amqp://...), or leave CONTEXTS out.',
    );
  }
  return allContexts.filter(({ name }) => chosen.includes(name));
}

function answerStarting(request: Request): Response {
  if (new URL(request.url).pathname === '/live') return Response.json({ status: 'live' });
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
