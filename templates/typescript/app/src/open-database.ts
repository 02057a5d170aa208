import { type Database, openPGliteDatabase, openPgDatabase, type PgDatabaseOptions } from '@sample/platform';
import { type Configuration, ConfigurationError } from './configuration.js';

/** The PostgreSQL server of DATABASE_URL, or a database inside this process. It has answered when it is returned. */
export async function openDatabase(
  { databaseUrl, dataFolder }: Configuration,
  options: PgDatabaseOptions = {},
): Promise<Database> {
  return databaseUrl === undefined ? openEmbedded(dataFolder) : openServer(databaseUrl, options);
}

async function openServer(databaseUrl: string, options: PgDatabaseOptions): Promise<Database> {
  const database = openPgDatabase(databaseUrl, options);
  try {
    await database.query('select 1');
    return database;
  } catch (error) {
    await database.close();
    const { host } = new URL(databaseUrl);
    throw new ConfigurationError(
      `The database at ${host} does not answer (${describe(error)}). Check DATABASE_URL, or leave it out to use the embedded database.`,
      { cause: error },
    );
  }
}

async function openEmbedded(dataFolder: string): Promise<Database> {
  try {
    return await openPGliteDatabase(dataFolder);
  } catch (error) {
    throw new ConfigurationError(
      `The embedded database in ${dataFolder} cannot be opened. ${describe(error)} Nothing in it was changed; stop what uses it, or choose another folder with DATA_FOLDER.`,
      { cause: error },
    );
  }
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
}
