import { type Database, openPGliteDatabase } from '@sample/platform';
import { readConfiguration } from '../configuration.js';
import { type RunningServer, startServer } from '../server.js';

/** Runs servers one after the other, each with nothing in its database. */
export interface FreshServers {
  run(use: (server: RunningServer) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** On an embedded database in memory, which takes moments to start: it is emptied between the servers. */
export async function openFreshServers(): Promise<FreshServers> {
  const database = await openPGliteDatabase();
  return {
    async run(use) {
      await empty(database);
      const kept = { ...database, close: async () => undefined };
      const configuration = { ...readConfiguration({}), port: 0 };
      const server = await startServer(
        configuration,
        () => undefined,
        async () => kept,
      );
      try {
        await use(server);
      } finally {
        await server.stop();
      }
    },
    close: () => database.close(),
  };
}

async function empty(database: Database): Promise<void> {
  const schemas = await database.query<{ readonly name: string }>(
    `select nspname as name from pg_namespace
     where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')`,
  );
  for (const { name } of schemas) {
    await database.query(`drop schema "${name.replaceAll('"', '""')}" cascade`);
  }
}
