import pg from 'pg';
import type { Database, Sql, StatementOptions } from './database.js';
import { toReachabilityError } from './not-reachable.js';
import { createTransactionGuard } from './transaction-guard.js';

const connectTimeoutMs = 5_000;
const keepAliveAfterMs = 10_000;
// The server breaks a statement off first, where it can: then its connection stays whole.
const networkMs = 2_000;

export interface PgDatabaseOptions {
  /** How long a statement may take, its way there and back not counted; then it has failed. Default: 30,000. */
  readonly statementWithinMs?: number;
}

/** A PostgreSQL server, by its connection URL. Connections are opened when they are needed. */
export function openPgDatabase(
  url: string,
  { statementWithinMs = 30_000 }: PgDatabaseOptions = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    // Notices an idle connection whose other side has vanished. Who waits for an answer on one is helped by the limit of a statement.
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
  });
  // A connection that breaks is replaced by the pool, and whoever works on it is told by the statement that fails. Without a listener
  // it would end the process: the pool tells of those that are idle, and each one in use of itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const guard = createTransactionGuard();
  return {
    async query<Row>(text: string, parameters?: readonly unknown[], options?: StatementOptions) {
      guard.assertOutside();
      return reachable(sqlOf(pool, statementWithinMs).query<Row>(text, parameters, options));
    },
    async transaction(work, options = {}) {
      guard.assertOutside();
      const client = await reachable(pool.connect());
      const withinMs = options.statementWithinMs ?? statementWithinMs;
      return reachable(guard.inside(() => runTransaction(client, work, withinMs)));
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
  statementWithinMs: number,
): Promise<Value> {
  const transaction = sqlOf(client, statementWithinMs);
  let broken: unknown;
  try {
    // What it has locked is free again, also when nobody is left on this side.
    await transaction.query(
      `begin; set local statement_timeout = ${statementWithinMs}; set local idle_in_transaction_session_timeout = ${statementWithinMs}`,
    );
    const value = await work(transaction);
    await transaction.query('commit');
    return value;
  } catch (error) {
    // Where nobody answers, nobody rolls back either.
    broken = isUnanswered(error) ? error : await transaction.query('rollback').then(() => undefined, String);
    throw error;
  } finally {
    // A connection that could not roll back is thrown away.
    client.release(broken !== undefined);
  }
}

function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

function sqlOf(connection: Pick<pg.Pool, 'query'> | pg.PoolClient, statementWithinMs: number): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = [], options: StatementOptions = {}) {
      const query = { ...toQuery(text, parameters, options), query_timeout: statementWithinMs + networkMs };
      const { rows } = await connection.query(query);
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
