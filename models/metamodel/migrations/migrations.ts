import type { PlainObject } from '../json.ts';

/**
 * Takes a board file from one version of the format to the next. It sees plain JSON that nobody has checked and
 * must leave alone what it does not understand.
 */
export type Migration = (board: PlainObject) => PlainObject;

/** The way up: the first migration leads from version 1 to 2, the next from 2 to 3. A list only grows. */
export const MIGRATIONS: readonly Migration[] = [];

/** The version that the migrations lead to. `board-file.ts` refuses a newer one. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}

/** Takes a board of the given version up to the newest. */
export function migrateUp(
  board: PlainObject,
  version: number,
  migrations: readonly Migration[],
): PlainObject {
  return migrations.slice(version - 1).reduce((older, migrate) => migrate(older), board);
}
