import { PGlite } from '@electric-sql/pglite';
import type { Database } from './database.js';
import { lockFolder } from './folder-lock.js';
import { createTransactionGuard } from './transaction-guard.js';

/**
 * PostgreSQL inside this process, for development and tests. A folder is for one process at a time; without a folder
 * everything is gone when it closes.
 */
export async function openPGliteDatabase(folder?: string): Promise<Database> {
  const lock = folder === undefined ? undefined : await lockFolder(folder);
  const pglite = await openPGlite(folder).catch(async (error: unknown) => {
    await lock?.release();
    throw error;
  });
  const guard = createTransactionGuard();
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []) {
      guard.assertOutside();
      const { rows } = await pglite.query<Row>(text, [...parameters]);
      return rows;
    },
    async transaction(work) {
      guard.assertOutside();
      return guard.inside(() =>
        pglite.transaction((transaction) =>
          work({
            async query<Row>(text: string, parameters: readonly unknown[] = []) {
              const { rows } = await transaction.query<Row>(text, [...parameters]);
              return rows;
            },
          }),
        ),
      );
    },
    async close() {
      await pglite.close();
      await lock?.release();
    },
  };
}

async function openPGlite(folder: string | undefined): Promise<PGlite> {
  return PGlite.create(folder === undefined ? {} : { dataDir: folder });
}
