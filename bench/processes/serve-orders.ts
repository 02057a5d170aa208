import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createOrdersByHand, openByHand } from '../peers/orders-by-hand.ts';

/**
 * One side of the benchmark `generated`: serves Orders over HTTP, generated or written by hand, and prints its
 * port. Nothing is carried on from the outbox on either side.
 */
const [, , side = '', project = '', databaseUrl = ''] = process.argv;

type Fetch = (request: Request) => Response | Promise<Response>;

function load(path: string) {
  // What it gives is known to the generated code alone.
  return import(pathToFileURL(join(project, path)).href) as Promise<Record<string, never>>;
}

async function openGenerated(database: object): Promise<Fetch> {
  const { createRootApi, createLog } = (await load('packages/platform/dist/index.js')) as unknown as {
    createRootApi: (options: object) => { fetch: Fetch; route: (path: string, api: unknown) => void };
    createLog: (write: (line: string) => void, now: () => string) => object;
  };
  const { ordersContext } = (await load('packages/orders/dist/index.js')) as unknown as {
    ordersContext: {
      name: string;
      open: (database: object, surroundings: object) => Promise<{ api: unknown }>;
    };
  };
  const now = () => new Date().toISOString();
  const api = createRootApi({ createId: randomUUID, onDefect: (error: unknown) => console.error(error) });
  const surroundings = {
    clock: { now },
    createId: randomUUID,
    log: createLog(() => undefined, now),
    openRemote: () => {
      throw new Error('Orders asks nobody.');
    },
  };
  const context = await ordersContext.open(database, surroundings);
  api.route(`/${ordersContext.name}`, context.api);
  return api.fetch;
}

async function openSide(): Promise<Fetch> {
  if (side === 'by hand') {
    return (await createOrdersByHand(await openByHand(databaseUrl))).fetch;
  }
  const { openPgDatabase, openPGliteDatabase } = (await load(
    'packages/platform/dist/index.js',
  )) as unknown as {
    openPgDatabase: (url: string) => object;
    openPGliteDatabase: () => Promise<object>;
  };
  return openGenerated(databaseUrl === '' ? await openPGliteDatabase() : openPgDatabase(databaseUrl));
}

const fetch = await openSide();
const server = createServer(getRequestListener(fetch));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
});
