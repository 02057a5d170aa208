import type { Migration } from '@sample/platform';

/**
 * Steps of your own, after the tables are there; this file is yours and stays as you write it.
 * Steps are added, never changed: one that has run is not looked at again.
 *
 * States are stored as JSON and read strictly: where a new field of an aggregate may not be
 * missing, a step gives it to what is stored.
 */
export const ownMigrations: readonly Migration[] = [
  // { id: '2026-03-channel', statements: [`update "lending"."loans" set state = state || '{"channel": "web"}'`] },
];
