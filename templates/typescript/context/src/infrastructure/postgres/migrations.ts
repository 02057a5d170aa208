import { aggregateMigration, type Migration, storeMigration } from '@sample/platform';

/** The schema of this context: no other context reads it. */
export const schema = 'lending';

/** What brings the schema up to date. Add steps, never change one that has run. */
export const migrations: readonly Migration[] = [storeMigration(schema), aggregateMigration(schema, 'loans')];
