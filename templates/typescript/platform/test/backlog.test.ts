import { describe, expect, it } from 'vitest';
import {
  createPostgresInbox,
  createPostgresOutbox,
  migrate,
  outboxMigration,
  storeMigration,
} from '../src/index.js';
import { findTestPostgres } from '../src/testing/index.js';

const postgres = await findTestPostgres();
const schema = 'busy';
const now = '2026-01-01T00:00:00.000Z';
// More than a server plans anew for: from then on a connection keeps the plan that it made for an empty table.
const claimsBefore = 10;

/** PostgreSQL keeps the plan of a statement, the embedded one does not. */
describe.runIf(postgres)('a backlog', () => {
  it('is claimed from as fast as if it were short, after long idleness too', async () => {
    const database = await postgres?.openFresh();
    if (database === undefined) return;
    try {
      await migrate(database, schema, [storeMigration(schema), outboxMigration(schema)]);
      for (const table of ['outbox', 'inbox_message', 'inbox_delivery'])
        await database.query(`vacuum analyze "${schema}".${table}`);
      const outbox = createPostgresOutbox(database, schema);
      const inbox = createPostgresInbox(database, schema);
      for (let claim = 0; claim < claimsBefore; claim += 1) {
        await outbox.claim(100, 'context');
        await inbox.claim(16, now);
      }
      await database.query(
        `insert into "${schema}".outbox (id, subject, message)
         select 'm' || n, 's' || n % 5000, jsonb_build_object('id', 'm' || n, 'audience', 'context') from generate_series(1, 20000) as n`,
      );
      await database.query(
        `insert into "${schema}".inbox_message (id, name, correlation_id, message)
         select 'm' || n, 'note.written', 'c', '{}' from generate_series(1, 20000) as n`,
      );
      await database.query(
        `insert into "${schema}".inbox_delivery (message_id, subject, subscription, due_at)
         select 'm' || n, 's' || n % 5000, 'policy', '${now}' from generate_series(1, 20000) as n`,
      );
      const started = performance.now();
      expect(await outbox.claim(100, 'context')).toHaveLength(100);
      const between = performance.now();
      expect(await inbox.claim(16, now)).toHaveLength(16);
      const took = { outboxMs: between - started, inboxMs: performance.now() - between };
      expect(Math.max(took.outboxMs, took.inboxMs)).toBeLessThan(3_000);
    } finally {
      await database.close();
    }
  }, 120_000);
});
