import type { Database } from '../database/database.js';

// Longer than clients, relays and brokers try the same thing again.
const keptDays = 7;

// By its id a message that comes again is known. Far longer than a broker or a backup put back brings old ones; and for as
// long people can follow what a request led to.
const messageKeptDays = 30;

/**
 * Takes away what nobody asks for any more: after a week messages that were sent, deliveries that were handled and
 * idempotency keys; after a month messages that were received. Those that read models hear stay, because read models are
 * built from them again, and so do those that still wait or are parked, with the keys of the commands that they have led to:
 * handled once more, they do nothing twice. It may run at any time and in several processes at once.
 */
export async function cleanUpStore(
  database: Database,
  schema: string,
  projections: readonly { readonly changes: object }[],
): Promise<void> {
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
    `delete from "${schema}".inbox_message as received
     where received.received_at < now() - make_interval(days => $1) and received.name <> all($2::text[])
       and not exists (select from "${schema}".inbox_delivery as delivery where delivery.message_id = received.id)`,
    [messageKeptDays, projections.flatMap(({ changes }) => Object.keys(changes))],
  );
  // The key of a wish names the delivery that it came from, and its place; see fulfil.ts.
  await database.query(
    `delete from "${schema}".handled_command as handled
     where handled.handled_at < now() - make_interval(days => $1)
       and not exists (
         select from "${schema}".inbox_delivery as delivery
         where delivery.state <> 'handled' and delivery.message_id || '/' || delivery.subscription
           = regexp_replace(handled.idempotency_key, '/[0-9]+(/otherwise)?$', '')
       )`,
    [keptDays],
  );
}
