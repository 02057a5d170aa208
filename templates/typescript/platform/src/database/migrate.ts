import type { Database, Sql } from './database.js';

// A step may write a large table anew, and others wait for whoever migrates first.
const statementWithinMs = 3_600_000;

/** One step of a schema's history. Steps are added, never changed: a step that has run is not looked at again. */
export interface Migration {
  readonly id: string;
  readonly statements: readonly string[];
}

/**
 * Brings one schema up to date. May run at every start and in several processes at once: each step runs exactly once,
 * all steps in one transaction.
 */
export async function migrate(
  database: Database,
  schema: string,
  migrations: readonly Migration[],
): Promise<void> {
  await database.transaction(runMissing, { statementWithinMs });

  async function runMissing(transaction: Sql): Promise<void> {
    await transaction.query('select pg_advisory_xact_lock(hashtext($1))', [`migrate ${schema}`]);
    await transaction.query(`create schema if not exists "${schema}"`);
    await transaction.query(
      `create table if not exists "${schema}".migration (id text primary key, ran_at timestamptz not null default now())`,
    );
    const done = await transaction.query<{ id: string }>(`select id from "${schema}".migration`);
    const doneIds = new Set(done.map(({ id }) => id));
    for (const { id, statements } of migrations) {
      if (doneIds.has(id)) continue;
      for (const statement of statements) await transaction.query(statement);
      await transaction.query(`insert into "${schema}".migration (id) values ($1)`, [id]);
    }
  }
}
