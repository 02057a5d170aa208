import { aggregateMigration, type Migration, storeMigration } from '@sample/platform';

/** Lending's own schema: no other context reads it. */
export const schema = 'lending';

export const migrations: readonly Migration[] = [storeMigration(schema), aggregateMigration(schema, 'loans')];
