import type { Clock } from '@sample/kernel';
import { type Api, type Database, json, type MessageBus, respondProblem } from '@sample/platform';
import type { Station } from './application.js';

const longestList = 100;

export interface Operations {
  readonly database: Database;
  readonly bus: MessageBus;
  readonly stations: readonly Station[];
  readonly clock: Clock;
}

/** What those who run the server look at: how it is, and the messages that were given up. */
export function addOperationsRoutes(api: Api, { database, bus, stations, clock }: Operations): void {
  api.get('/health', async (c) => {
    const problem = await database.query('select 1').then(
      () => undefined,
      () => 'The database does not answer.',
    );
    if (problem !== undefined) return c.json({ status: 'not-ready', database: problem }, 503);
    const contexts: Record<string, object> = {};
    for (const station of stations) contexts[station.context.name] = await describeStation(station);
    const broker = bus.problem();
    return broker === undefined && stations.every(({ reception }) => reception.failsSince() === undefined)
      ? c.json({ status: 'ok', contexts })
      : c.json({ status: 'not-ready', broker, contexts }, 503);
  });

  api.get('/parked', async (c) => {
    const parked = [];
    for (const { context } of stations) {
      for (const delivery of await context.inbox.listParked(longestList)) {
        parked.push({ context: context.name, ...delivery });
      }
    }
    return c.json(parked);
  });

  api.post('/parked/:context/:message/retry', async (c) => {
    const { context: name, message } = c.req.param();
    const station = stations.find(({ context }) => context.name === name);
    const subscription = c.req.query('subscription') ?? '';
    const isText = json.text().safeParse(subscription + message).success;
    if (!(isText && (await station?.context.inbox.retry(subscription, message, clock.now())))) {
      return respondProblem(c, 404, { code: 'not-parked', title: 'There is no such parked message.' });
    }
    station?.worker.wake();
    return c.json({ retried: true });
  });
}

/** How many messages wait in a context and were given up, and since when none can be received, where that is so. */
async function describeStation({ context, reception }: Station): Promise<object> {
  return { ...(await context.inbox.count()), receivingFailsSince: reception.failsSince() };
}
