import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { generate } from '#generator/generate.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { endProcess } from '#tests/support/end-process.ts';
import { freePort } from '#tests/support/free-port.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { linkDependencies } from './link-dependencies.ts';

const run = promisify(execFile);

/** What the generated server may keep its orders in: its own database, and PostgreSQL where `npm test` found one. */
const databases: readonly (readonly [string, () => Promise<string>])[] = [
  ['the embedded database', async () => ''],
  ...(process.env.DATABASE_URL
    ? [['PostgreSQL', () => createDatabase(process.env.DATABASE_URL ?? '')] as const]
    : []),
];
const createdDatabases: string[] = [];

let parent: string;
let project: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'orders-'));
  project = join(parent, 'orders');
  const generated = await generate({
    model: readShippedBoard('models/samples/bookly.storm.json'),
    contexts: ['Orders'],
    outputFolder: project,
  });
  if (!generated.ok) {
    throw new Error(generated.error.message);
  }
  await linkDependencies(project);
});
afterAll(async () => {
  for (const name of createdDatabases) {
    await query(process.env.DATABASE_URL ?? '', `drop database ${name} with (force)`);
  }
  await rm(parent, { recursive: true, force: true });
});

describe("Bookly's Orders, generated", () => {
  it('formats, lints and type-checks clean by its own rules', async () => {
    await expect(npm('run', 'check')).resolves.toMatchObject({
      stdout: expect.not.stringContaining('Found'),
    });
  });

  it('passes its own tests', async () => {
    const { stdout } = await npm('test', '--', '--reporter=json');

    const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Record<string, number>;
    expect({ failed: report.numFailedTests, todo: report.numTodoTests }).toEqual({
      failed: 0,
      todo: 0,
    });
    expect(report.numPassedTests).toBeGreaterThan(100);
  });

  it('fails its architecture test when files import each other', async () => {
    const folder = join(project, 'packages/orders/src/domain/cart');
    const [one, other] = [join(folder, 'one.ts'), join(folder, 'other.ts')];
    await writeFile(one, "import type { Other } from './other.js';\nexport type One = Other | undefined;\n");
    await writeFile(other, "import type { One } from './one.js';\nexport type Other = One | null;\n");
    onTestFinished(() => Promise.all([one, other].map((file) => rm(file))).then(() => undefined));

    await expect(npm('test', '--', 'packages/orders/test/architecture.test.ts')).rejects.toMatchObject({
      stderr: expect.stringContaining('domain/cart/one.ts'),
    });
  });

  it.each(
    databases,
  )('takes a real order over HTTP and keeps it over a restart, on %s', async (_name, createUrl) => {
    const databaseUrl = await createUrl();
    const port = await freePort();
    const address = `http://127.0.0.1:${port}/orders`;
    const first = await startServer(port, databaseUrl);
    await post(`${address}/carts/add-book`, {
      customerId: 'customer-1',
      bookId: 'book-1',
      title: 'Domain Modelling',
      unitPrice: { amount: '19.99', currency: 'USD' },
      quantity: 2,
    });
    await post(`${address}/carts/apply-coupon`, {
      customerId: 'customer-1',
      coupon: { code: 'SAVE15', discountPercent: 15 },
    });
    const cart = await post(`${address}/carts/check-out`, { customerId: 'customer-1' });
    const order = await post(`${address}/orders/place-order`, {
      cartId: cart.body.id,
      shippingAddress: { street: '1 Main Street', city: 'Springfield', country: 'US' },
    });
    const again = await post(`${address}/orders/place-order`, {
      cartId: cart.body.id,
      shippingAddress: { street: '1 Main Street', city: 'Springfield', country: 'US' },
    });
    await stopServer(first);

    const second = await startServer(port, databaseUrl);
    const placed = await fetch(`${address}/orders/${order.body.id}`);
    const state = (await placed.json()) as Record<string, unknown>;
    await stopServer(second);

    expect(order.status).toBe(201);
    expect({ status: again.status, code: again.body.code }).toEqual({
      status: 409,
      code: 'cart-already-ordered',
    });
    expect(state).toMatchObject({
      status: 'pending payment',
      customerId: 'customer-1',
      itemCount: 1,
      total: { amount: '33.98', currency: 'USD' },
    });
  });
});

describe('npm', () => {
  it.each(['start', 'run dev'])('ends what "npm %s" runs when it is ended itself', async (script) => {
    const port = await freePort();
    const ofNpm = spawn('npm', script.split(' '), {
      cwd: project,
      env: {
        ...process.env,
        PORT: String(port),
        DATABASE_URL: '',
        // The server of the case before may still be closing its own.
        DATA_FOLDER: join(parent, `data-of-${port}`),
        npm_config_offline: 'true',
      },
      stdio: 'ignore',
    });
    const ended = once(ofNpm, 'exit');
    try {
      await serves(port);
    } finally {
      ofNpm.kill('SIGTERM');
      await ended;
    }
    await waitUntil(`port ${port} no longer serves`, async () => !(await isReady(port)));
  });
});

/** A fresh database on a server, dropped after the tests. */
async function createDatabase(serverUrl: string): Promise<string> {
  const name = `stormwright_${randomUUID().replaceAll('-', '_')}`;
  await query(serverUrl, `create database ${name}`);
  createdDatabases.push(name);
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** npm without a network: the project has what it needs already. */
function npm(...args: readonly string[]): Promise<{ stdout: string }> {
  return run('npm', [...args], {
    cwd: project,
    maxBuffer: 100_000_000,
    env: { ...process.env, NO_COLOR: '1', npm_config_offline: 'true' },
  });
}

/** Starts the built server; without a database's address it embeds its own. */
async function startServer(port: number, databaseUrl: string): Promise<ChildProcess> {
  await npm('run', 'build');
  const server = spawn(process.execPath, ['apps/server/dist/main.js'], {
    cwd: project,
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: 'ignore',
  });
  onTestFinished(() => endProcess(server));
  await serves(port);
  return server;
}

const serves = (port: number) =>
  waitUntil(`port ${port} serves`, () => isReady(port), { timeoutMs: 120_000 });

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/openapi.json`)).ok;
  } catch {
    // It does not listen yet.
    return false;
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
}

async function post(url: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
