import type { Database } from '../database/database.js';

const keptDays = 7;

/**
 * Takes away what nobody asks for any more: messages that were delivered, and idempotency keys, a week after they came. It
 * may run at any time and in several processes at once.
 */
export async function cleanUpStore(database: Database, schema: string): Promise<void> {
  await database.query(
    `delete from "${schema}".outbox where delivered_at < now() - make_interval(days => $1)`,
    [keptDays],
  );
  await database.query(
    `delete from "${schema}".handled_command where handled_at < now() - make_interval(days => $1)`,
    [keptDays],
  );
}
