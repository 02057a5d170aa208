import pg from 'pg';
import type { Database, Sql, StatementOptions } from './database.js';
import { toReachabilityError } from './not-reachable.js';
import { createTransactionGuard } from './transaction-guard.js';

const connectTimeoutMs = 5_000;

/** A PostgreSQL server, by its connection URL. Connections are opened when they are needed. */
export function openPgDatabase(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    // A connection whose other side has vanished is noticed, and does not wait for an answer for ever.
    keepAlive: true,
  });
  // A connection that breaks is replaced by the pool, and whoever works on it is told by the statement that fails. Without a listener
  // it would end the process: the pool tells of those that are idle, and each one in use of itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const guard = createTransactionGuard();
  return {
    async query<Row>(text: string, parameters?: readonly unknown[], options?: StatementOptions) {
      guard.assertOutside();
      return reachable(sqlOf(pool).query<Row>(text, parameters, options));
    },
    async transaction(work) {
      guard.assertOutside();
      const client = await reachable(pool.connect());
      return reachable(guard.inside(() => runTransaction(client, work)));
    },
    close: () => pool.end(),
  };
}

/** Throws `DatabaseNotReachable` instead of what the connection says when nobody answers. */
async function reachable<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    throw toReachabilityError(error);
  }
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
    async query<Row>(text: string, parameters: readonly unknown[] = [], options: StatementOptions = {}) {
      const { rows } = await connection.query(toQuery(text, parameters, options));
      return rows as readonly Row[];
    },
  };
}

const names = new Map<string, string>();

/**
 * A statement with parameters is planned once a connection, under a name, which halves the time of a short one. Their texts are
 * few, because values only ever travel as parameters.
 */
function toQuery(
  text: string,
  parameters: readonly unknown[],
  { isPlannedAnew = false }: StatementOptions,
): pg.QueryConfig {
  if (isPlannedAnew || parameters.length === 0) return { text, values: [...parameters] };
  const name = names.get(text) ?? `statement-${names.size + 1}`;
  names.set(text, name);
  return { name, text, values: [...parameters] };
}
