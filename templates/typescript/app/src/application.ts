import { randomUUID } from 'node:crypto';
import { type Clock, type OutboxMessage, systemClock } from '@sample/kernel';
import {
  type Api,
  type ContextModule,
  createInboxWorker,
  createOutboxRelay,
  createReception,
  createRootApi,
  type Database,
  docsContentPolicy,
  type Log,
  type MessageBus,
  type OpenRemote,
  type OutboxRelay,
  type RunningContext,
  refuseOtherMethods,
  renderDocsPage,
  unreadableSubscription,
} from '@sample/platform';
import { addOperationsRoutes } from './operations-routes.js';
import { type WiredContext, wakeRelays } from './wired-context.js';

const cleanUpIntervalMs = 3_600_000;

export interface ApplicationOptions {
  readonly title: string;
  /** What the whole is for. */
  readonly purpose?: string;
  readonly contexts: readonly ContextModule[];
  readonly database: Database;
  readonly bus: MessageBus;
  readonly openRemote: OpenRemote;
  readonly log: Log;
  readonly clock?: Clock;
}

/** The contexts of this process on one database. */
export interface Application {
  readonly api: Api;
  readonly wiredContexts: readonly WiredContext[];
  /** Until no message is due any more, in any context of this process. */
  settle(): Promise<void>;
  /** Ends the carrying of messages and the cleaning up. What is not yet delivered waits for the next start. */
  close(): Promise<void>;
}

/** Brings every context up, serves its routes below its name and starts to carry its messages. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { contexts, database, bus, openRemote, log, clock = systemClock } = options;
  const surroundings = { clock, createId: () => randomUUID(), log, openRemote };
  const api = createRootApi({
    createId: surroundings.createId,
    onDefect: (error, correlationId) => log.error('defect', error, { correlationId }),
  });

  const wiredContexts: WiredContext[] = [];
  for (const { open } of contexts) {
    wiredContexts.push(wireContext(await open(database, surroundings), { bus, log, clock }));
  }
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
    // A command may have left messages behind.
    if (c.req.method === 'POST') wiredContexts.forEach(wakeRelays);
  });
  refuseOtherMethods(api);
  for (const { context } of wiredContexts) api.route(`/${context.name}`, context.api);
  addOperationsRoutes(api, { database, bus, wiredContexts, clock });
  addDocsRoutes(api, options);

  for (const { context, reception } of wiredContexts) {
    const names = contexts.find(({ name }) => name === context.name)?.hears ?? [];
    await bus.subscribe({ context: context.name, names, receive: reception.receive });
  }
  for (const { relays, worker } of wiredContexts) for (const loop of [...relays, worker]) loop.start();
  const cleaning = setInterval(() => {
    for (const { context } of wiredContexts) {
      context
        .cleanUp()
        .catch((error: unknown) => log.error('clean-up-failed', error, { context: context.name }));
    }
  }, cleanUpIntervalMs);

  return {
    api,
    wiredContexts,
    async settle() {
      const loops = wiredContexts.flatMap(({ relays, worker }) => [...relays, worker]);
      let done = 1;
      while (done > 0) {
        done = 0;
        for (const loop of loops) done += await loop.drain();
      }
    },
    async close() {
      clearInterval(cleaning);
      // First those who send: what is on its way still finds the bus open.
      await Promise.all(wiredContexts.flatMap(({ relays }) => relays).map((relay) => relay.stop()));
      await bus.close();
      await Promise.all(wiredContexts.map(({ worker }) => worker.stop()));
    },
  };
}

function wireContext(
  context: RunningContext,
  { bus, log, clock }: { readonly bus: MessageBus; readonly log: Log; readonly clock: Clock },
): WiredContext {
  const { name, outbox, inbox } = context;
  const worker = createInboxWorker({
    inbox,
    subscriptions: [...context.subscriptions, unreadableSubscription],
    clock,
    log,
    onHandled: () => wakeRelays(wired),
  });
  const relayTo = (
    audience: OutboxMessage['audience'],
    deliver: (message: OutboxMessage) => Promise<void>,
  ): OutboxRelay =>
    createOutboxRelay({
      outbox,
      audience,
      deliver,
      onError: (error, message) =>
        log.error('delivery-failed', error, {
          context: name,
          messageId: message?.id,
          correlationId: message?.correlationId,
        }),
    });
  const wired: WiredContext = {
    context,
    relays: [
      relayTo('context', worker.receive),
      relayTo('everyone', (message) => bus.publish(message, name)),
    ],
    worker,
    reception: createReception(worker.receive, clock),
  };
  return wired;
}

function addDocsRoutes(
  api: Api,
  { title, purpose = '', contexts }: Pick<ApplicationOptions, 'title' | 'purpose' | 'contexts'>,
): void {
  const info = { title, ...(purpose !== '' && { description: purpose }), version: '1' };
  const describe = () => api.getOpenAPI31Document({ openapi: '3.1.0', info });
  api.get('/openapi.json', (c) => c.json(describe()));
  api.get('/docs', (c) => {
    c.header('content-security-policy', docsContentPolicy);
    return c.html(renderDocsPage(describe(), contexts));
  });
  api.get('/', (c) => c.redirect('/docs'));
  // Browsers ask for it by themselves.
  api.get('/favicon.ico', (c) => c.body(null, 204));
}
