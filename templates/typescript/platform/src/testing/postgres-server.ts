import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.js';
import { openPgDatabase } from '../database/pg-database.js';

/** A PostgreSQL server that tests may use. */
export interface TestPostgres {
  /** Opens a database of its own, dropped when it is closed: what is on the server already is never touched. */
  readonly openFresh: () => Promise<Database>;
}

/**
 * The server that DATABASE_URL names, when it answers and lets its user create databases. Otherwise undefined, and one line
 * says what is therefore not tested.
 */
export async function findTestPostgres(
  url: string | undefined = process.env.DATABASE_URL,
): Promise<TestPostgres | undefined> {
  if (!url) {
    console.info('Skipped: tests on PostgreSQL. Set DATABASE_URL to run them.');
    return undefined;
  }
  try {
    await (await openFresh(url)).close();
    return { openFresh: () => openFresh(url) };
  } catch (error) {
    console.info(`Skipped: tests on PostgreSQL. DATABASE_URL cannot be used: ${String(error)}`);
    return undefined;
  }
}

async function openFresh(url: string): Promise<Database> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, `create database ${name}`);
  const freshUrl = new URL(url);
  freshUrl.pathname = `/${name}`;
  const database = openPgDatabase(freshUrl.href);
  return {
    ...database,
    async close() {
      await database.close();
      await onServer(url, `drop database ${name}`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = openPgDatabase(url);
  try {
    await server.query(statement);
  } finally {
    await server.close();
  }
}
