import { expect, it } from 'vitest';
import { cleanUpStore, migrate, storeMigration } from '../src/index.js';
import { openSharedPGlite } from '../src/testing/index.js';

it('takes away what was delivered or handled a week ago, and nothing else', async () => {
  const database = await openSharedPGlite();
  await database.query('drop schema if exists "cleaned" cascade');
  await migrate(database, 'cleaned', [storeMigration('cleaned')]);
  const days = [
    ['old', 8],
    ['young', 6],
  ] as const;
  for (const [name, age] of days) {
    await database.query(
      `insert into "cleaned".outbox (id, subject, message, delivered_at) values ($1, 'one', '{}', now() - make_interval(days => $2))`,
      [name, age],
    );
    await database.query(
      `insert into "cleaned".handled_command (kind, idempotency_key, fingerprint, aggregate_id, version, handled_at)
       values ('carts', $1, '', '', 1, now() - make_interval(days => $2))`,
      [name, age],
    );
  }
  await database.query(`insert into "cleaned".outbox (id, subject, message) values ('waiting', 'one', '{}')`);

  await cleanUpStore(database, 'cleaned');

  expect(await database.query('select id from "cleaned".outbox order by id')).toEqual([
    { id: 'waiting' },
    { id: 'young' },
  ]);
  expect(await database.query('select idempotency_key as key from "cleaned".handled_command')).toEqual([
    { key: 'young' },
  ]);
});
