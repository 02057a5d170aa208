import { aggregateMigration, type Migration, outboxMigration, storeMigration } from '@sample/platform';
import { ownMigrations } from './own-migrations.js';

/** The schema of this context: no other context reads it. */
export const schema = 'lending';

/** What brings the schema up to date: the tables, and then steps of your own. */
export const migrations: readonly Migration[] = [
  storeMigration(schema),
  outboxMigration(schema),
  aggregateMigration(schema, 'loans'),
  ...ownMigrations,
];
