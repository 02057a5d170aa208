import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { generate } from '#generator/generate.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import { linkDependencies } from '#tests/generated/link-dependencies.ts';
import { findPostgres } from '../scripts/find-postgres.mjs';
import { type BenchReport, type Figure, percentile } from './harness.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const people = 8;
const rounds = 6;
const roundMs = 2_000;

/**
 * What the generated command path costs, from HTTP to commit: Bookly's Orders beside the same three commands written by
 * hand, each in a process of its own on the same database, one round after the other. The share is that of the
 * commands a second.
 */
export async function run(): Promise<BenchReport> {
  const parent = await mkdtemp(join(tmpdir(), 'bench-generated-'));
  try {
    const project = await buildOrders(join(parent, 'orders'));
    const figures: Figure[] = [];
    const postgres: string | undefined = await findPostgres();
    if (postgres === undefined) {
      console.error('No PostgreSQL server answers (DATABASE_URL): measured on the embedded database alone.');
    } else {
      figures.push(...(await measureOnPostgres(project, postgres)));
    }
    figures.push(...(await measure('PGlite', project, { generated: '', 'by hand': '' })));
    return { name: 'generated', figures };
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

async function buildOrders(folder: string): Promise<string> {
  const board = readBoardFile(readFileSync(join(root, 'models/samples/bookly.storm.json'), 'utf8'));
  if (!board.ok) throw new Error(board.error.message);
  const generated = await generate({
    model: board.value.model,
    contexts: ['Orders'],
    outputFolder: folder,
  });
  if (!generated.ok) throw new Error(generated.error.message);
  await linkDependencies(folder);
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-b', 'packages/orders'], {
    cwd: folder,
    stdio: 'inherit',
  });
  return folder;
}

type Side = 'generated' | 'by hand';
const sides: readonly Side[] = ['generated', 'by hand'];

/** Each side has a database of its own on the server; both are dropped afterwards. */
async function measureOnPostgres(project: string, url: string): Promise<readonly Figure[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const urls = { generated: '', 'by hand': '' };
  try {
    for (const side of sides) {
      const name = `bench_${side.replace(' ', '_')}_${process.pid}`;
      await client.query(`create database ${name}`);
      urls[side] = Object.assign(new URL(url), { pathname: `/${name}` }).href;
    }
    return await measure('PostgreSQL', project, urls);
  } finally {
    for (const side of sides) {
      await client.query(
        `drop database if exists bench_${side.replace(' ', '_')}_${process.pid} with (force)`,
      );
    }
    await client.end();
  }
}

async function measure(
  database: string,
  project: string,
  urls: Readonly<Record<Side, string>>,
): Promise<readonly Figure[]> {
  const servers = await Promise.all(sides.map((side) => startSide(side, project, urls[side])));
  try {
    const rates: Record<Side, number[]> = { generated: [], 'by hand': [] };
    const latencies: Record<Side, number[]> = { generated: [], 'by hand': [] };
    // The first round warms both up.
    for (let round = 0; round <= rounds; round += 1) {
      const order = round % 2 === 0 ? servers : [...servers].reverse();
      for (const { side, port } of order) {
        const measured = await shop(port);
        if (round > 0) {
          rates[side].push(measured.rate);
          latencies[side].push(...measured.latenciesMs);
        }
      }
    }
    const median = (side: Side) => percentile(rates[side], 0.5);
    return [
      {
        what: `${database}, share of a hand-written handler`,
        value: median('generated') / median('by hand'),
        unit: '',
        goal: '>= 0.8',
      },
      ...sides.flatMap((side) => [
        { what: `${database}, ${side}, ${people} people`, value: median(side), unit: 'commands/s' },
        { what: `${database}, ${side}, p50`, value: percentile(latencies[side], 0.5), unit: 'ms' },
        { what: `${database}, ${side}, p95`, value: percentile(latencies[side], 0.95), unit: 'ms' },
      ]),
    ];
  } finally {
    for (const { child } of servers) await end(child);
  }
}

async function startSide(side: Side, project: string, url: string) {
  const program = join(root, 'bench/processes/serve-orders.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, side, project, url], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { side, child, port: Number(line) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** People who each put three books into a cart, check out and order, again and again, for one round. */
async function shop(port: number): Promise<{ rate: number; latenciesMs: readonly number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  const latenciesMs: number[] = [];
  const start = performance.now();
  const isOver = () => performance.now() - start > roundMs;

  async function send(path: string, body: object): Promise<{ id: string }> {
    const began = performance.now();
    const answer = await post(agent, port, path, body);
    latenciesMs.push(performance.now() - began);
    return answer;
  }

  async function shopOnce(): Promise<void> {
    const customerId = crypto.randomUUID();
    for (const book of ['one', 'two', 'three']) {
      await send('/orders/carts/add-book', {
        customerId,
        bookId: book,
        title: `Book ${book}`,
        unitPrice: { amount: '19.99', currency: 'USD' },
        quantity: 2,
      });
    }
    const { id } = await send('/orders/carts/check-out', { customerId });
    const shippingAddress = { street: '1 Main Street', city: 'Springfield', country: 'US' };
    await send('/orders/orders/place-order', { cartId: id, shippingAddress });
  }

  await Promise.all(
    Array.from({ length: people }, async () => {
      while (!isOver()) await shopOnce();
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  agent.destroy();
  return { rate: latenciesMs.length / seconds, latenciesMs };
}

/** One command under a key of its own; anything but success ends the benchmark. */
function post(agent: Agent, port: number, path: string, body: object): Promise<{ id: string }> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'idempotency-key': crypto.randomUUID(),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers }, (answer) => {
      let received = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        received += chunk;
      });
      answer.on('end', () => {
        if (answer.statusCode !== 200 && answer.statusCode !== 201) {
          reject(new Error(`${path} was answered with ${answer.statusCode}: ${received}`));
          return;
        }
        resolve(JSON.parse(received));
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}
