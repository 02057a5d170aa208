import { randomUUID } from 'node:crypto';
import { type Clock, type OutboxMessage, systemClock } from '@sample/kernel';
import {
  type Api,
  createOutboxRelay,
  createRootApi,
  type Database,
  type OpenContext,
  type OutboxRelay,
  type RunningContext,
  renderDocsPage,
} from '@sample/platform';
import type { Log } from './log.js';

const cleanUpIntervalMs = 3_600_000;

export interface ApplicationOptions {
  readonly title: string;
  readonly contexts: readonly OpenContext[];
  readonly database: Database;
  readonly log: Log;
  readonly clock?: Clock;
}

/** All contexts on one database. */
export interface Application {
  readonly api: Api;
  /** Ends the delivery of messages and the cleaning up. Those not yet delivered stay in the outbox for the next start. */
  close(): Promise<void>;
}

/** Brings every context up, serves its routes below its name and starts to deliver its messages. */
export async function createApplication({
  title,
  contexts,
  database,
  log,
  clock = systemClock,
}: ApplicationOptions): Promise<Application> {
  const surroundings = { clock, createId: () => randomUUID() };
  const api = createRootApi({
    createId: surroundings.createId,
    onDefect: (error, correlationId) => log.error('defect', error, { correlationId }),
  });
  api.use(async (c, next) => {
    const started = performance.now();
    await next();
    log.info('request', {
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      correlationId: c.get('correlationId'),
    });
  });

  const relays: OutboxRelay[] = [];
  const opened: RunningContext[] = [];
  for (const open of contexts) {
    const context = await open(database, surroundings);
    opened.push(context);
    api.route(`/${context.name}`, context.api);
    const relay = createOutboxRelay({
      outbox: context.outbox,
      deliver: (message) => deliver(message, log),
      onError: (error, message) => log.error('delivery-failed', error, { messageId: message?.id }),
    });
    relay.start();
    relays.push(relay);
  }

  const cleaning = setInterval(() => {
    for (const { name, cleanUp } of opened) {
      cleanUp().catch((error: unknown) => log.error('clean-up-failed', error, { context: name }));
    }
  }, cleanUpIntervalMs);

  addTechnicalRoutes(api, title, database);
  return {
    api,
    async close() {
      clearInterval(cleaning);
      await Promise.all(relays.map((relay) => relay.stop()));
    },
  };
}

/** Hands a message to whoever listens in this process. Nobody does yet; the log shows what was said. */
async function deliver(
  { id, name, version, subject, correlationId }: OutboxMessage,
  log: Log,
): Promise<void> {
  log.info('message', { messageId: id, name, version, subject, correlationId });
}

function addTechnicalRoutes(api: Api, title: string, database: Database): void {
  api.get('/health', async (c) => {
    await database.query('select 1');
    return c.json({ status: 'ok' });
  });
  const describe = () => api.getOpenAPI31Document({ openapi: '3.1.0', info: { title, version: '1' } });
  api.get('/openapi.json', (c) => c.json(describe()));
  api.get('/docs', (c) => c.html(renderDocsPage(describe())));
  api.get('/', (c) => c.redirect('/docs'));
}
