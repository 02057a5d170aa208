import type { Clock } from '@sample/kernel';
import { type Api, type Database, json, type MessageBus, respondProblem } from '@sample/platform';
import { type WiredContext, wakeRelays } from './wired-context.js';

const longestList = 100;

export interface Operations {
  readonly database: Database;
  readonly bus: MessageBus;
  readonly wiredContexts: readonly WiredContext[];
  readonly clock: Clock;
}

/** What those who run the server look at: how it is, and the messages that were given up. */
export function addOperationsRoutes(api: Api, { database, bus, wiredContexts, clock }: Operations): void {
  /** Why it can take no commands. */
  const findProblem = () =>
    database.query('select 1').then(
      () => undefined,
      () => 'The database does not answer.',
    );

  // For those who would start the process anew: it runs, whatever else does not.
  api.get('/live', (c) => c.json({ status: 'live' }));

  // For those who send requests here. A broker that is away is no reason: what is published waits for it.
  api.get('/ready', async (c) => {
    const problem = await findProblem();
    return problem === undefined
      ? c.json({ status: 'ready' })
      : c.json({ status: 'not-ready', database: problem }, 503);
  });

  api.get('/health', async (c) => {
    const problem = await findProblem();
    if (problem !== undefined) return c.json({ status: 'not-ready', database: problem }, 503);
    const contexts: Record<string, object> = {};
    for (const wired of wiredContexts) contexts[wired.context.name] = await describeContext(wired);
    const broker = bus.problem();
    return broker === undefined &&
      wiredContexts.every(({ reception }) => reception.failsSince() === undefined)
      ? c.json({ status: 'ok', contexts })
      : c.json({ status: 'not-ready', broker, contexts }, 503);
  });

  api.get('/parked', async (c) => {
    const parked: object[] = [];
    for (const { context } of wiredContexts) {
      const { name, inbox, outbox } = context;
      for (const list of [await inbox.listParked(longestList), await outbox.listParked(longestList)]) {
        parked.push(...list.map((entry) => ({ context: name, ...entry })));
      }
    }
    return c.json(parked);
  });

  api.post('/parked/:context/:message/retry', async (c) => {
    const { context: name, message } = c.req.param();
    const wired = wiredContexts.find(({ context }) => context.name === name);
    // Without a subscription that it was parked for, a message was parked on its way out.
    const subscription = c.req.query('subscription');
    const isText = json.text().safeParse((subscription ?? '') + message).success;
    const isRetried =
      wired !== undefined &&
      isText &&
      (subscription === undefined
        ? await wired.context.outbox.retry(message)
        : await wired.context.inbox.retry(subscription, message, clock.now()));
    if (!isRetried) {
      return respondProblem(c, 404, { code: 'not-parked', title: 'There is no such parked message.' });
    }
    wired.worker.wake();
    wakeRelays(wired);
    return c.json({ retried: true });
  });
}

/** How many messages wait in a context and were given up, on their way in and out, and since when none can be received, where that is so. */
async function describeContext({ context: { inbox, outbox }, reception }: WiredContext): Promise<object> {
  return {
    ...(await inbox.count()),
    outbox: await outbox.count(),
    receivingFailsSince: reception.failsSince(),
  };
}
