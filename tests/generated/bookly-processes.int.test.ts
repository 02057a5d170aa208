import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import amqp from 'amqplib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '#generator/generate.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { endProcess } from '#tests/support/end-process.ts';
import { freePort } from '#tests/support/free-port.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { linkDependencies } from './link-dependencies.ts';

const run = promisify(execFile);
const contexts = ['catalog', 'inventory', 'membership', 'orders', 'payments', 'shipping'];
const { DATABASE_URL: databaseUrl, NATS_URL: natsUrl, AMQP_URL: amqpUrl } = process.env;

interface Story {
  readonly name: string;
}

interface World {
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
}

interface Walking {
  readonly journeys: readonly Story[];
  readonly createWorld: (urls: Record<string, string>) => World;
  readonly walkJourney: (
    journey: Story,
    world: World,
    options: { readonly tell: (step: { readonly what?: string }) => void; readonly patienceMs: number },
  ) => Promise<void>;
}

let parent: string;
let project: string;
let walking: Walking;

describe.skipIf(databaseUrl === undefined)('Bookly in six processes', () => {
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'processes-'));
    project = join(parent, 'bookly');
    const model = readShippedBoard('models/samples/bookly.storm.json');
    const generated = await generate({ model, outputFolder: project });
    if (!generated.ok) throw new Error(generated.error.message);
    await linkDependencies(project);
    await run('npm', ['run', 'build'], { cwd: project, env: { ...process.env, npm_config_offline: 'true' } });
    const load = (file: string) =>
      import(pathToFileURL(join(project, 'apps/server/dist/journeys', file)).href);
    walking = {
      ...(await load('journeys.js')),
      ...(await load('walk-journey.js')),
      ...(await load('world.js')),
    };
  });

  afterAll(() => rm(parent, { recursive: true, force: true }));

  it.skipIf(natsUrl === undefined)(
    'tell the story of an order over NATS, each on a database of its own, while one is killed and started again',
    () => tellTheStory(natsUrl ?? '', 'a database each'),
  );

  it.skipIf(amqpUrl === undefined)(
    'tell it over RabbitMQ, each in a schema of its own, while one is killed and started again',
    () => tellTheStory(amqpUrl ?? '', 'one database'),
  );
});

async function tellTheStory(brokerUrl: string, storage: 'a database each' | 'one database'): Promise<void> {
  await removeFromBroker(brokerUrl);
  const shared = storage === 'one database' ? await createDatabase() : undefined;
  const databases = new Map<string, string>();
  for (const context of contexts) databases.set(context, shared ?? (await createDatabase()));
  const servers = new Map<string, Server>();
  let restarted: Promise<void> | undefined;
  try {
    const start = async (context: string, port?: number) => {
      servers.set(context, await startServer(context, databases.get(context) ?? '', brokerUrl, port));
    };
    for (const context of contexts) await start(context);
    const urls = Object.fromEntries([...servers].map(([name, { url }]) => [name, url]));
    const story = walking.journeys.find(({ name }) => name === 'From the shelf to the door');
    if (story === undefined) throw new Error('Bookly tells this journey.');

    const told: string[] = [];
    const world = withoutWhilePlacing(walking.createWorld(urls), getServer(servers, 'inventory'), (port) => {
      restarted = start('inventory', port);
    });
    await walking.walkJourney(story, world, {
      patienceMs: 60_000,
      tell: ({ what = 'time passes' }) => told.push(what),
    });
    expect(restarted).toBeDefined();
    await restarted;
    expect(told).toEqual(expect.arrayContaining(['Place Order', 'Dispatch Shipment', 'Confirm Delivery']));
    for (const { process } of servers.values()) {
      const exited = once(process, 'exit');
      process.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    }
  } finally {
    await Promise.allSettled([restarted]);
    await Promise.all([...servers.values()].map(({ process }) => endProcess(process)));
    for (const url of new Set(databases.values())) await dropDatabase(url);
    await removeFromBroker(brokerUrl);
  }
}

/**
 * The same world, in which a process is killed before an order is placed and comes back on the same port only after it has been: what
 * follows from the order needs it.
 */
function withoutWhilePlacing(
  world: World,
  { process, url, port }: Server,
  restart: (port: number) => void,
): World {
  return {
    ...world,
    async send(path, init) {
      if (!path.endsWith('/place-order')) return world.send(path, init);
      await endProcess(process);
      const answer = await world.send(path, init);
      expect(answer.status).toBe(201);
      expect(await isReady(url)).toBe(false);
      restart(port);
      return answer;
    },
  };
}

interface Server {
  readonly process: ChildProcess;
  readonly port: number;
  readonly url: string;
}

async function startServer(
  context: string,
  database: string,
  brokerUrl: string,
  port?: number,
): Promise<Server> {
  const chosen = port ?? (await freePort());
  const server = spawn(process.execPath, ['apps/server/dist/main.js'], {
    cwd: project,
    env: {
      ...process.env,
      PORT: String(chosen),
      CONTEXTS: context,
      DATABASE_URL: database,
      BROKER_URL: brokerUrl,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${chosen}`;
  try {
    await waitUntil(`the process of ${context} serves`, () => isReady(url), { timeoutMs: 120_000 });
  } catch (error) {
    await endProcess(server);
    throw error;
  }
  return { process: server, port: chosen, url };
}

function getServer(servers: ReadonlyMap<string, Server>, context: string): Server {
  const server = servers.get(context);
  if (server === undefined) throw new Error(`${context} was not started.`);
  return server;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    // It does not listen yet.
    return false;
  }
}

async function createDatabase(): Promise<string> {
  const name = `stormwright_${randomUUID().replaceAll('-', '_')}`;
  await query(`create database ${name}`);
  const url = new URL(databaseUrl ?? '');
  url.pathname = name;
  return url.href;
}

function dropDatabase(url: string): Promise<void> {
  return query(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
}

async function query(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** What the project leaves at a broker goes by its name. */
async function removeFromBroker(url: string): Promise<void> {
  if (url.startsWith('nats')) {
    const connection = await connect({ servers: url });
    const manager = await jetstreamManager(connection);
    await manager.streams.delete('bookly-messages').catch(() => {
      // It was not there.
    });
    await connection.close();
    return;
  }
  const connection = await amqp.connect(url);
  const channel = await connection.createChannel();
  await channel.deleteExchange('bookly.messages');
  for (const context of contexts) await channel.deleteQueue(`bookly-${context}`);
  await connection.close();
}
