import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../database/database.js';
import { type Migration, migrate } from '../database/migrate.js';
import { findTestPostgres } from './postgres-server.js';
import { openSharedPGlite } from './shared-pglite.js';

export interface StoreKinds<Store> {
  readonly schema: string;
  readonly migrations: readonly Migration[];
  readonly memory: () => Store;
  readonly postgres: (database: Database) => Store;
}

let searched: ReturnType<typeof findTestPostgres> | undefined;

/** Runs the same tests on every kind of store: in memory, on PGlite, and on PostgreSQL where there is one. */
export async function forEveryStore<Store>(
  kinds: StoreKinds<Store>,
  tests: (createStore: () => Promise<Store>) => void,
): Promise<void> {
  searched ??= findTestPostgres();
  const postgres = await searched;
  describe('in memory', () => tests(async () => kinds.memory()));
  describe('on PGlite', () => onDatabase(kinds, openSharedPGlite, tests));
  if (postgres) describe('on PostgreSQL', () => onDatabase(kinds, postgres.openFresh, tests));
}

/** One database for all tests, each of which begins with empty tables. */
function onDatabase<Store>(
  { schema, migrations, postgres: createStore }: StoreKinds<Store>,
  open: () => Promise<Database>,
  tests: (createStore: () => Promise<Store>) => void,
): void {
  let database: Database;
  let isMigrated = false;

  beforeAll(async () => {
    database = await open();
  }, 60_000);

  afterAll(() => database.close());

  tests(async () => {
    if (isMigrated) {
      await emptyTables(database, schema);
    } else {
      await database.query(`drop schema if exists "${schema}" cascade`);
      await migrate(database, schema, migrations);
      isMigrated = true;
    }
    return createStore(database);
  });
}

/** Takes the rows out of every table of a schema in one statement; making the tables anew takes ten times as long. */
async function emptyTables(database: Database, schema: string): Promise<void> {
  const tables = await database.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = $1 and tablename <> 'migration'",
    [schema],
  );
  const deletions = tables.map(({ name }, index) => `t${index} as (delete from "${schema}"."${name}")`);
  if (deletions.length > 0) await database.query(`with ${deletions.join(', ')} select 1`);
}
