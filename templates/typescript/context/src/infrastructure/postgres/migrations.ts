import { aggregateMigration, type Migration, outboxMigration, storeMigration } from '@sample/platform';
import { ownMigrations } from './own-migrations.js';

/** The schema of this context. No other context reads it. */
export const schema = 'lending';

/** Brings the schema up to date: first the generated tables, then your own migrations. */
export const migrations: readonly Migration[] = [
  storeMigration(schema),
  outboxMigration(schema),
  aggregateMigration(schema, 'loans'),
  ...ownMigrations,
];
