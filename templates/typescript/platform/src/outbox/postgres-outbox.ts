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
      const rows = await database.query<{ message: OutboxMessage; position: string }>(
        `update "${schema}".outbox set claimable_at = now() + make_interval(secs => $2), attempts = attempts + 1
         where position in (
           select position from "${schema}".outbox as waiting
           where delivered_at is null and claimable_at <= now()
             and not exists (
               select 1 from "${schema}".outbox as earlier
               where earlier.subject = waiting.subject and earlier.position < waiting.position
                 and earlier.delivered_at is null
             )
           order by position limit $1 for update skip locked
         )
         returning message, position::text as position`,
        [limit, claimSeconds],
      );
      return [...rows]
        .sort((one, other) => Number(one.position) - Number(other.position))
        .map(({ message }) => message);
    },

    async markDelivered(id) {
      await database.query(`update "${schema}".outbox set delivered_at = now() where id = $1`, [id]);
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
