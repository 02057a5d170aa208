import type { Database } from '../database/database.js';

const keptDays = 7;

/**
 * Takes away what nobody asks for any more, a week after it came: messages that were sent, deliveries that were handled,
 * idempotency keys. Messages that were received stay: read models are built from them again. It may run at any time and in
 * several processes at once.
 */
export async function cleanUpStore(database: Database, schema: string): Promise<void> {
  await database.query(
    `delete from "${schema}".outbox where delivered_at < now() - make_interval(days => $1)`,
    [keptDays],
  );
  await database.query(
    `delete from "${schema}".inbox_delivery as delivery using "${schema}".inbox_message as received
     where received.id = delivery.message_id and delivery.state = 'handled'
       and delivery.due_at < now() - make_interval(days => $1)`,
    [keptDays],
  );
  await database.query(
    `delete from "${schema}".handled_command where handled_at < now() - make_interval(days => $1)`,
    [keptDays],
  );
}
