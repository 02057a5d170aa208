import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, DatabaseNotReachable, openPgDatabase, type Sql } from '../src/index.js';
import { findTestPostgres } from '../src/testing/index.js';

const postgres = await findTestPostgres();

async function onServer(statement: string): Promise<void> {
  const server = openPgDatabase(process.env.DATABASE_URL ?? '');
  await server.query(statement);
  await server.close();
}

/** A line to a server: while it is frozen nothing passes, on the connections that there are. */
async function openLine(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const address = line.address();
  const near = new URL(url);
  near.hostname = '127.0.0.1';
  near.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: near.href,
    freeze() {
      for (const socket of sockets) socket.unpipe();
    },
    /** New connections pass; those that were frozen stay so. */
    thaw: () => sockets.clear(),
    close: () => line.close(),
  };
}

describe.runIf(postgres)('a PostgreSQL server', () => {
  let database: Database;

  beforeAll(async () => {
    if (postgres) database = await postgres.openFresh();
  });

  afterAll(() => database.close());

  it('may end a connection in the middle of a transaction, and nothing else ends', async () => {
    const broken = database.transaction(async (transaction) => {
      const [own] = await transaction.query<{ id: number }>('select pg_backend_pid() as id');
      await onServer(`select pg_terminate_backend(${own?.id}, 5000)`);
      // Nothing is asked of the connection while it ends, so that nobody but itself is told.
      await pause(100);
      return transaction.query('select 1');
    });
    await expect(broken).rejects.toThrow(DatabaseNotReachable);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('may fall silent, and nobody waits for it for ever', async () => {
    const line = await openLine(process.env.DATABASE_URL ?? '');
    const frozen = openPgDatabase(line.url, { statementWithinMs: 100 });
    await frozen.query('select 1');
    const [query, transaction, other] = [
      () => frozen.query('select 1'),
      () => frozen.transaction((sql) => sql.query('select 1')),
      () =>
        frozen.transaction(async (sql) => {
          line.freeze();
          await sql.query('select 1');
        }),
    ];
    await expect(other()).rejects.toThrow(DatabaseNotReachable);
    line.thaw();
    expect(await query()).toHaveLength(1);
    line.freeze();
    await expect(query()).rejects.toThrow(DatabaseNotReachable);
    line.thaw();
    expect(await transaction()).toHaveLength(1);
    await frozen.close();
    line.close();
  });

  it('breaks off what takes too long, and gives migrations their time', async () => {
    const hasty = openPgDatabase(process.env.DATABASE_URL ?? '', { statementWithinMs: 100 });
    const sleep = (sql: Sql) => sql.query('select pg_sleep(0.3)');
    await expect(hasty.transaction(sleep)).rejects.toThrow(DatabaseNotReachable);
    expect(await hasty.transaction(sleep, { statementWithinMs: 5_000 })).toHaveLength(1);
    await hasty.close();
  });
});
