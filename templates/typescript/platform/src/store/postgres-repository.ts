import { err, jsonText, ok, type Repository, type SaveRefusal, type UniqueKey } from '@sample/kernel';
import type { Database, Sql } from '../database/database.js';
import { insertOutboxMessages } from '../outbox/postgres-outbox.js';

/** How aggregates of one kind are stored. */
export interface PostgresRepositoryOptions<State> {
  readonly database: Database;
  readonly schema: string;
  readonly table: string;
  /** Between the state and its JSON. */
  readonly record: { readonly encode: (state: State) => object; readonly decode: (json: unknown) => State };
  /** The keys an aggregate holds. Default: none. */
  readonly keysOf?: (state: State) => readonly UniqueKey[];
}

interface Row {
  readonly state: unknown;
  readonly version: number;
}

/** Keeps one kind of aggregate in one table: a row each, its state as JSON, its version counting the saves. */
export function createPostgresRepository<Id extends string, State>({
  database,
  schema,
  table,
  record,
  keysOf,
}: PostgresRepositoryOptions<State>): Repository<Id, State> {
  const tableName = `"${schema}"."${table}"`;

  function toStored(row: Row | undefined) {
    return row && { state: record.decode(row.state), version: row.version };
  }

  return {
    async find(id) {
      const [row] = await database.query<Row>(`select state, version from ${tableName} where id = $1`, [id]);
      return toStored(row);
    },

    async findByKey(key) {
      const [row] = await database.query<Row>(
        `select stored.state, stored.version from ${tableName} as stored
         join "${schema}".unique_key as held on held.owner = stored.id
         where held.kind = $1 and held.name = $2 and held.key_values = $3`,
        [table, key.name, jsonText(key.values)],
      );
      return toStored(row);
    },

    async findHandled(idempotencyKey) {
      const [row] = await database.query<{ fingerprint: string; id: Id; version: number }>(
        `select fingerprint, aggregate_id as id, version from "${schema}".handled_command
         where kind = $1 and idempotency_key = $2`,
        [table, idempotencyKey],
      );
      return row && { ...row, idempotencyKey };
    },

    async save({ id, state, expectedVersion, messages, once }) {
      const version = expectedVersion + 1;
      try {
        await database.transaction(async (transaction) => {
          await saveState(transaction, tableName, id, jsonText(record.encode(state)), expectedVersion);
          if (keysOf) await replaceKeys(transaction, schema, table, id, keysOf(state));
          if (once) {
            const inserted = await transaction.query(
              `insert into "${schema}".handled_command (kind, idempotency_key, fingerprint, aggregate_id, version)
               values ($1, $2, $3, $4, $5) on conflict do nothing returning version`,
              [table, once.idempotencyKey, once.fingerprint, id, version],
            );
            if (inserted.length === 0) throw new NotSaved({ code: 'changed-meanwhile' });
          }
          await insertOutboxMessages(transaction, schema, messages);
        });
        return ok(version);
      } catch (error) {
        if (error instanceof NotSaved) return err(error.refusal);
        if (isCollision(error)) return err({ code: 'changed-meanwhile' });
        throw error;
      }
    },
  };
}

/** Thrown to roll the transaction back; it never leaves this file. */
class NotSaved extends Error {
  readonly refusal: SaveRefusal;

  constructor(refusal: SaveRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The database rolled back one of two transactions that wait for each other. */
function isCollision(error: unknown): boolean {
  const [serializationFailure, deadlock] = ['40001', '40P01'];
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === serializationFailure || error.code === deadlock)
  );
}

async function saveState(
  transaction: Sql,
  tableName: string,
  id: string,
  state: string,
  expectedVersion: number,
): Promise<void> {
  const saved =
    expectedVersion === 0
      ? await transaction.query(
          `insert into ${tableName} (id, version, state) values ($1, 1, $2::text::jsonb)
           on conflict do nothing returning version`,
          [id, state],
        )
      : await transaction.query(
          `update ${tableName} set version = version + 1, state = $2::text::jsonb
           where id = $1 and version = $3 returning version`,
          [id, state, expectedVersion],
        );
  if (saved.length === 0) throw new NotSaved({ code: 'changed-meanwhile' });
}

async function replaceKeys(
  transaction: Sql,
  schema: string,
  kind: string,
  owner: string,
  keys: readonly UniqueKey[],
): Promise<void> {
  await transaction.query(`delete from "${schema}".unique_key where kind = $1 and owner = $2`, [kind, owner]);
  for (const key of keys) {
    const inserted = await transaction.query(
      `insert into "${schema}".unique_key (kind, name, key_values, owner) values ($1, $2, $3, $4)
       on conflict do nothing returning owner`,
      [kind, key.name, jsonText(key.values), owner],
    );
    if (inserted.length === 0) throw new NotSaved({ code: 'key-taken', key });
  }
}
