import type { Outbox, OutboxMessage } from '@sample/kernel';
import type { Database } from '../database/database.js';

const claimSeconds = 60;
const longestPauseSeconds = 300;

/**
 * The outbox of one schema. Rows are marked when they are delivered, never skipped by a last position: a transaction that
 * commits late has an early position. A message that is not delivered yet holds back the later ones about its subject.
 */
export function createPostgresOutbox(database: Database, schema: string): Outbox {
  return {
    async claim(limit) {
      // The first of a subject is looked up in its index: as "none that is earlier" it may be joined, every message with every other.
      // What is due stands ahead of the rest, because a plan may run a list after "in" again and again, and its limit with it.
      const rows = await database.query<{ message: OutboxMessage; position: string }>(
        `with due as materialized (
           select position from "${schema}".outbox as waiting
           where delivered_at is null and claimable_at <= now()
             and position = (
               select min(earlier.position) from "${schema}".outbox as earlier
               where earlier.subject = waiting.subject and earlier.delivered_at is null
             )
           order by position limit $1 for update skip locked
         )
         update "${schema}".outbox as claimed
         set claimable_at = now() + make_interval(secs => $2), attempts = attempts + 1
         from due where claimed.position = due.position
         returning claimed.message, claimed.position::text as position`,
        [limit, claimSeconds],
        { isPlannedAnew: true },
      );
      return [...rows]
        .sort((one, other) => Number(one.position) - Number(other.position))
        .map(({ message }) => message);
    },

    async markDelivered(id) {
      await database.query(`update "${schema}".outbox set delivered_at = now() where id = $1`, [id]);
    },

    async release(ids) {
      await database.query(
        `update "${schema}".outbox set claimable_at = now(), attempts = attempts - 1
         where id = any($1::text[]) and delivered_at is null`,
        [ids],
      );
    },

    async markFailed(id) {
      await database.query(
        `update "${schema}".outbox
         set claimable_at = now() + make_interval(secs => least(power(2, attempts), $2))
         where id = $1`,
        [id, longestPauseSeconds],
      );
    },
  };
}
