import { err, ok, type Repository, type UniqueKey } from '@sample/kernel';
import type { Database } from '../database/database.js';
import { keyText } from './key-text.js';
import { createSaveStatement } from './save-statement.js';

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

  /** The first of the keys that another aggregate holds. */
  async function findTaken(id: Id, keys: readonly UniqueKey[]): Promise<UniqueKey | undefined> {
    for (const key of keys) {
      const held = await database.query(
        `select from "${schema}".unique_key where kind = $1 and name = $2 and key_values = $3 and owner <> $4`,
        [table, key.name, keyText(key), id],
      );
      if (held.length > 0) return key;
    }
    return undefined;
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
        [table, key.name, keyText(key)],
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
      const keys = keysOf?.(state);
      const statement = createSaveStatement({
        schema,
        table,
        id,
        state: JSON.stringify(record.encode(state)),
        expectedVersion,
        messages,
        ...(keys && { keys }),
        ...(once && { once }),
      });
      try {
        const [saved] = await database.query<Pick<Row, 'version'>>(statement.text, statement.parameters);
        if (saved) return ok(saved.version);
        const key = await findTaken(id, keys ?? []);
        return err(key === undefined ? { code: 'changed-meanwhile' } : { code: 'key-taken', key });
      } catch (error) {
        if (isCollision(error)) return err({ code: 'changed-meanwhile' });
        throw error;
      }
    },
  };
}

/**
 * Two saves met: the database rolled back one of two that wait for each other, or somebody else took the id, the key or
 * the idempotency key at the same moment. A message that is there already is a defect.
 */
function isCollision(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const [serializationFailure, deadlock, uniqueViolation] = ['40001', '40P01', '23505'];
  return (
    error.code === serializationFailure ||
    error.code === deadlock ||
    (error.code === uniqueViolation && !('table' in error && error.table === 'outbox'))
  );
}
