import type { Database } from '../database/database.js';
import { openPGliteDatabase } from '../database/pglite-database.js';

let shared: Promise<Database> | undefined;

/**
 * The embedded database of this test worker: it is started once and ends with the worker, closing it does nothing. Tests keep
 * to schemas of their own.
 */
export async function openSharedPGlite(): Promise<Database> {
  shared ??= openPGliteDatabase();
  return { ...(await shared), close: async () => undefined };
}
