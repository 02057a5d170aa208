import pg from 'pg';
import type { Database, Sql } from './database.js';
import { createTransactionGuard } from './transaction-guard.js';

const connectTimeoutMs = 5_000;

/** A PostgreSQL server, by its connection URL. Connections are opened when they are needed. */
export function openPgDatabase(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const guard = createTransactionGuard();
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []) {
      guard.assertOutside();
      return sqlOf(pool).query<Row>(text, parameters);
    },
    async transaction(work) {
      guard.assertOutside();
      const client = await pool.connect();
      return guard.inside(() => runTransaction(client, work));
    },
    close: () => pool.end(),
  };
}

async function runTransaction<Value>(
  client: pg.PoolClient,
  work: (transaction: Sql) => Promise<Value>,
): Promise<Value> {
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const value = await work(sqlOf(client));
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    // A connection that could not roll back is thrown away.
    client.release(broken);
  }
}

function sqlOf(connection: Pick<pg.Pool, 'query'> | pg.PoolClient): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []) {
      const { rows } = await connection.query(text, [...parameters]);
      return rows as readonly Row[];
    },
  };
}
