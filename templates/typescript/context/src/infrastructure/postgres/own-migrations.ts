import type { Migration } from '@sample/platform';

/**
 * Steps of your own, after the tables are there; this file is yours and stays as you write it.
 * Steps are added, never changed: one that has run is not looked at again.
 *
 * States are stored as JSON and read strictly: a field that is new and may not be missing, or is
 * renamed, needs a step that gives it to what is stored.
 */
export const ownMigrations: readonly Migration[] = [
  // { id: '2026-03-channel', statements: [`update "lending"."loans" set state = state || '{"channel": "web"}'`] },
];
