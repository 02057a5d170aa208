import { PGlite } from '@electric-sql/pglite';
import type { Database } from './database.js';
import { createTransactionGuard } from './transaction-guard.js';

/**
 * PostgreSQL inside this process, for development and tests. One process a folder; without a folder everything is gone
 * when it closes.
 */
export async function openPGliteDatabase(folder?: string): Promise<Database> {
  const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
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
    close: () => pglite.close(),
  };
}
