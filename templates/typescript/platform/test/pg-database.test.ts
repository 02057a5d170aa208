import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, DatabaseNotReachable, openPgDatabase, type Sql } from '../src/index.js';
import { findTestPostgres, openLine } from '../src/testing/index.js';

const postgres = await findTestPostgres();

async function onServer(statement: string): Promise<void> {
  const server = openPgDatabase(process.env.DATABASE_URL ?? '');
  await server.query(statement);
  await server.close();
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
