import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, DatabaseNotReachable, openPgDatabase } from '../src/index.js';
import { findTestPostgres } from '../src/testing/index.js';

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
});
