import { type Inbox, jsonText, type OutboxMessage } from '@sample/kernel';
import type { Database, Sql } from '../database/database.js';
import { replaceKept, writeKept } from './postgres-kept.js';

const claimSeconds = 60;
const historyPageSize = 250;
// Every claim counts up the attempts: by them a delivery is still with the one who claimed it.
const isOurs = "subscription = $1 and message_id = $2 and attempts = $3 and state = 'waiting'";

interface Row {
  readonly subscription: string;
  readonly message: OutboxMessage;
  readonly attempts: number;
}

/** The inbox of one schema. */
export function createPostgresInbox(database: Database, schema: string): Inbox {
  const received = `"${schema}".inbox_message`;
  const deliveries = `"${schema}".inbox_delivery`;

  return {
    async receive(message, to) {
      await database.transaction(async (transaction) => {
        const inserted = await transaction.query(
          `insert into ${received} (id, name, correlation_id, message) values ($1, $2, $3, $4::text::jsonb)
           on conflict do nothing returning id`,
          [message.id, message.name, message.correlationId, jsonText(message)],
        );
        if (inserted.length === 0 || to.length === 0) return;
        await transaction.query(
          `insert into ${deliveries} (message_id, subject, subscription, due_at)
           select $1, $2, delivery ->> 'subscription', (delivery ->> 'dueAt')::timestamptz
           from jsonb_array_elements($3::text::jsonb) as delivery`,
          [message.id, message.subject, jsonText(to)],
        );
      });
    },

    async claim(limit, now, except = []) {
      // The first of a subject is looked up and not joined, as in the outbox.
      return database.query<Row>(
        `with due as (
           select delivery.position from ${deliveries} as delivery
           where delivery.state = 'waiting' and delivery.due_at <= $2 and delivery.subscription <> all($4::text[])
             and (delivery.claimed_until is null or delivery.claimed_until <= now())
             and delivery.position = (
               select min(earlier.position) from ${deliveries} as earlier
               where earlier.subscription = delivery.subscription and earlier.subject = delivery.subject
                 and earlier.state = 'waiting'
             )
           order by delivery.due_at, delivery.position limit $1 for update skip locked
         ), claimed as (
           update ${deliveries} as delivery
           set attempts = delivery.attempts + 1, claimed_until = now() + make_interval(secs => $3)
           from due where delivery.position = due.position
           returning delivery.*
         )
         select claimed.subscription, received.message, claimed.attempts
         from claimed join ${received} as received on received.id = claimed.message_id
         order by claimed.due_at, claimed.position`,
        [limit, now, claimSeconds, except],
        { isPlannedAnew: true },
      );
    },

    async complete({ subscription, message, attempts }, writes) {
      try {
        await database.transaction(async (transaction) => {
          const handled = await transaction.query(
            `update ${deliveries} set state = 'handled' where ${isOurs} returning position`,
            [subscription, message.id, attempts],
          );
          if (handled.length === 0) return;
          for (const write of writes) {
            if (!(await writeKept(transaction, schema, write))) throw new WrittenMeanwhile();
          }
        });
        return true;
      } catch (error) {
        if (error instanceof WrittenMeanwhile) return false;
        throw error;
      }
    },

    async fail({ subscription, message, attempts }, dueAt) {
      await database.query(`update ${deliveries} set due_at = $4, claimed_until = null where ${isOurs}`, [
        subscription,
        message.id,
        attempts,
        dueAt,
      ]);
    },

    async park({ subscription, message, attempts }, reason, now) {
      await database.query(
        `update ${deliveries} set state = 'parked', reason = $4, parked_at = $5 where ${isOurs}`,
        [subscription, message.id, attempts, reason, now],
      );
    },

    async listParked(limit) {
      const rows = await database.query<Row & { readonly reason: string; readonly parked_at: Date }>(
        `select delivery.subscription, received.message, delivery.reason, delivery.parked_at
         from ${deliveries} as delivery join ${received} as received on received.id = delivery.message_id
         where delivery.state = 'parked' order by delivery.position limit $1`,
        [limit],
      );
      return rows.map(({ subscription, message, reason, parked_at }) => ({
        subscription,
        message,
        reason,
        parkedAt: parked_at.toISOString(),
      }));
    },

    async retry(subscription, messageId, now) {
      const rows = await database.query(
        `update ${deliveries} set state = 'waiting', attempts = 0, due_at = $3, claimed_until = null, reason = null, parked_at = null
         where subscription = $1 and message_id = $2 and state = 'parked' returning position`,
        [subscription, messageId, now],
      );
      return rows.length > 0;
    },

    async readJournal(correlationId) {
      const rows = await database.query<Row>(
        `select message from ${received} where correlation_id = $1 order by position`,
        [correlationId],
      );
      return rows.map(({ message }) => message);
    },

    async retell({ name, hears, hear, rows: rowsOf }) {
      await database.transaction(async (transaction) => {
        // Servers may be running. With both tables locked against writing, each message is either told here or delivered later.
        await transaction.query(`lock table ${received}, ${deliveries} in share row exclusive mode`);
        const unheard: string[] = [];
        for await (const message of readHistory(transaction, received, hears)) {
          if (!hear(message)) unheard.push(message.id);
        }
        const rows = rowsOf();
        if (rows === undefined) return;
        await replaceKept(transaction, schema, name, rows);
        await transaction.query(
          `update ${deliveries} set state = 'handled'
           where subscription = $1 and state <> 'handled' and message_id <> all($2::text[])`,
          [name, unheard],
        );
      });
    },

    async count() {
      const [row] = await database.query<{ readonly waiting: number; readonly parked: number }>(
        `select count(*) filter (where state = 'waiting')::integer as waiting,
                count(*) filter (where state = 'parked')::integer as parked
         from ${deliveries} where state <> 'handled'`,
      );
      return { waiting: row?.waiting ?? 0, parked: row?.parked ?? 0 };
    },
  };
}

/** Everything that was received under these names, in its order. */
async function* readHistory(
  sql: Sql,
  received: string,
  names: readonly string[],
): AsyncGenerator<OutboxMessage> {
  let last = '0';
  for (;;) {
    const page = await sql.query<Pick<Row, 'message'> & { readonly place: string }>(
      `select message, position::text as place from ${received}
       where name = any($1::text[]) and position > $2::bigint order by position limit $3`,
      [names, last, historyPageSize],
    );
    for (const { message, place } of page) {
      yield message;
      last = place;
    }
    if (page.length < historyPageSize) return;
  }
}

/** Thrown to roll the transaction back; it never leaves this file. */
class WrittenMeanwhile extends Error {}
