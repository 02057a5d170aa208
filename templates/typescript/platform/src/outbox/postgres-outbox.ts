import type { Outbox, OutboxCount, OutboxMessage } from '@sample/kernel';
import type { Database } from '../database/database.js';

const claimSeconds = 60;
const longestPauseSeconds = 300;
// About a day of attempts, five minutes apart: a broker that is away is back by then.
const maxAttempts = 300;
const isWaiting = 'delivered_at is null and parked_at is null';

/**
 * The outbox of one schema. Rows are marked when they are delivered, never skipped by a last position: a transaction that
 * commits late has an early position. A message that is not delivered yet holds back the later ones about its subject.
 */
export function createPostgresOutbox(database: Database, schema: string): Outbox {
  const outbox = `"${schema}".outbox`;
  return {
    async claim(limit, audience) {
      // The first of a subject is looked up in its index: as "none that is earlier" it may be joined, every message with every other.
      // What is due stands ahead of the rest, because a plan may run a list after "in" again and again, and its limit with it.
      const rows = await database.query<{ message: OutboxMessage; position: string }>(
        `with due as materialized (
           select position from ${outbox} as waiting
           where audience = $2 and ${isWaiting} and claimable_at <= now()
             and position = (
               select min(earlier.position) from ${outbox} as earlier
               where earlier.audience = waiting.audience and earlier.subject = waiting.subject
                 and earlier.delivered_at is null and earlier.parked_at is null
             )
           order by position limit $1 for update skip locked
         )
         update ${outbox} as claimed
         set claimable_at = now() + make_interval(secs => $3), attempts = attempts + 1
         from due where claimed.position = due.position
         returning claimed.message, claimed.position::text as position`,
        [limit, audience, claimSeconds],
        { isPlannedAnew: true },
      );
      return [...rows]
        .sort((one, other) => Number(one.position) - Number(other.position))
        .map(({ message }) => message);
    },

    async markDelivered(id) {
      await database.query(`update ${outbox} set delivered_at = now() where id = $1`, [id]);
    },

    async release(ids) {
      await database.query(
        `update ${outbox} set claimable_at = now(), attempts = attempts - 1
         where id = any($1::text[]) and ${isWaiting}`,
        [ids],
      );
    },

    async markFailed(id, reason) {
      await database.query(
        `update ${outbox}
         set claimable_at = now() + make_interval(secs => least(power(2, attempts), $2)), reason = $3,
             parked_at = case when attempts >= $4 then now() end
         where id = $1`,
        [id, longestPauseSeconds, reason, maxAttempts],
      );
    },

    async park(id, reason) {
      await database.query(`update ${outbox} set parked_at = now(), reason = $2 where id = $1`, [id, reason]);
    },

    async listParked(limit) {
      const rows = await database.query<{ message: OutboxMessage; reason: string; parked_at: Date }>(
        `select message, reason, parked_at from ${outbox} where parked_at is not null order by position limit $1`,
        [limit],
      );
      return rows.map(({ message, reason, parked_at }) => ({
        message,
        reason,
        parkedAt: parked_at.toISOString(),
      }));
    },

    async retry(id) {
      const rows = await database.query(
        `update ${outbox} set parked_at = null, reason = null, attempts = 0, claimable_at = now()
         where id = $1 and parked_at is not null returning id`,
        [id],
      );
      return rows.length > 0;
    },

    async count() {
      const [row] = await database.query<Omit<OutboxCount, 'oldest'> & { readonly oldest: string | null }>(
        `with open as (
           select count(*) filter (where parked_at is null)::integer as waiting,
                  count(*) filter (where parked_at is not null)::integer as parked,
                  min(position) filter (where parked_at is null) as first
           from ${outbox} where delivered_at is null
         )
         select waiting, parked, message ->> 'occurredAt' as oldest
         from open left join ${outbox} on position = first`,
      );
      const { waiting = 0, parked = 0, oldest } = row ?? {};
      return { waiting, parked, ...(oldest && { oldest }) };
    },
  };
}
