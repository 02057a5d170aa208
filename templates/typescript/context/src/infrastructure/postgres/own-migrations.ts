import type { Migration } from '@sample/platform';

/**
 * Your own migrations. They run after the tables are created. This file belongs to you: once you
 * have changed it, it is not generated again. Add migrations at the end and never change one that
 * has run, because it does not run again.
 *
 * States are stored as JSON and read strictly. When a required field is added, or a field is
 * renamed, a migration has to add it to the stored states.
 */
export const ownMigrations: readonly Migration[] = [
  // { id: '2026-03-channel', statements: [`update "lending"."loans" set state = state || '{"channel": "web"}'`] },
];
