import {
  type ContextSurroundings,
  cleanUpStore,
  type Database,
  migrate,
  type RunningContext,
} from '@sample/platform';
import { createLendingApi } from './api/lending-api.js';
import { migrations, schema } from './infrastructure/postgres/migrations.js';
import { createPostgresLendingStore } from './infrastructure/postgres/postgres-lending-store.js';

/** Brings Lending up on a database: its schema up to date, its routes and its outbox ready. */
export async function openLending(
  database: Database,
  surroundings: ContextSurroundings,
): Promise<RunningContext> {
  await migrate(database, schema, migrations);
  const store = createPostgresLendingStore(database);
  const api = createLendingApi({ ...surroundings, store });
  return {
    name: 'lending',
    api,
    outbox: store.outbox,
    cleanUp: () => cleanUpStore(database, schema),
  };
}
