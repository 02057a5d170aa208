import { jsonText, type Kept, type KeptRow, type KeptValue, type KeptWrite } from '@sample/kernel';
import type { Database, Sql } from '../database/database.js';

/** What one schema keeps beside its aggregates. */
export function createPostgresKept(database: Database, schema: string): Kept {
  const kept = `"${schema}".kept`;
  return {
    write: (write) => writeKept(database, schema, write),

    async find(name, key) {
      const [row] = await database.query<KeptValue>(
        `select key, value, version from ${kept} where name = $1 and key = $2`,
        [name, key],
      );
      return row;
    },

    async list(name, { holding = {}, after = '', limit }) {
      return database.query<KeptValue>(
        `select key, value, version from ${kept}
         where name = $1 and value @> $2::text::jsonb and key > $3
         order by key limit $4`,
        [name, jsonText(holding), after, limit],
      );
    },

    async replaceAll(name, values) {
      await database.transaction((transaction) => replaceKept(transaction, schema, name, values));
    },
  };
}

/** Takes away everything of a name and writes this in its place; in a transaction at once. */
export async function replaceKept(
  transaction: Sql,
  schema: string,
  name: string,
  values: readonly KeptRow[],
): Promise<void> {
  const kept = `"${schema}".kept`;
  await transaction.query(`delete from ${kept} where name = $1`, [name]);
  await transaction.query(
    `insert into ${kept} (name, key, version, value)
     select $1, one ->> 'key', 1, one -> 'value' from jsonb_array_elements($2::text::jsonb) as one`,
    [name, jsonText(values)],
  );
}

/** Writes one value, on the version that was read. False: that version is no longer there. */
export async function writeKept(
  database: Sql,
  schema: string,
  { name, key, value, expectedVersion }: KeptWrite,
): Promise<boolean> {
  const kept = `"${schema}".kept`;
  const written = await database.query(...statement());
  return written.length > 0;

  function statement(): [text: string, parameters: readonly unknown[]] {
    if (value === undefined) {
      return [
        `delete from ${kept} where name = $1 and key = $2 and version = $3 returning key`,
        [name, key, expectedVersion],
      ];
    }
    if (expectedVersion === 0) {
      return [
        `insert into ${kept} (name, key, version, value) values ($1, $2, 1, $3::text::jsonb)
         on conflict do nothing returning key`,
        [name, key, jsonText(value)],
      ];
    }
    return [
      `update ${kept} set version = version + 1, value = $4::text::jsonb
       where name = $1 and key = $2 and version = $3 returning key`,
      [name, key, expectedVersion, jsonText(value)],
    ];
  }
}
