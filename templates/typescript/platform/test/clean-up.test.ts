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

  await cleanUpStore(database, 'cleaned', []);

  expect(await database.query('select id from "cleaned".outbox order by id')).toEqual([
    { id: 'waiting' },
    { id: 'young' },
  ]);
  expect(await database.query('select idempotency_key as key from "cleaned".handled_command')).toEqual([
    { key: 'young' },
  ]);
});

it('takes away messages of a month ago that no read model is built from, once they are handled', async () => {
  const database = await openSharedPGlite();
  await database.query('drop schema if exists "cleaned" cascade');
  await migrate(database, 'cleaned', [storeMigration('cleaned')]);
  const messages = [
    ['handled', 'order.placed', 31],
    ['shown', 'order.shown', 31],
    ['parked', 'order.placed', 31],
    ['young', 'order.placed', 29],
  ] as const;
  for (const [id, name, age] of messages) {
    await database.query(
      `insert into "cleaned".inbox_message (id, name, correlation_id, message, received_at)
       values ($1, $2, 'one', '{}', now() - make_interval(days => $3))`,
      [id, name, age],
    );
    await database.query(
      `insert into "cleaned".inbox_delivery (message_id, subject, subscription, state, due_at)
       values ($1, 'one', 'policy/listen', $2, now() - make_interval(days => $3))`,
      [id, id === 'parked' ? 'parked' : 'handled', age],
    );
  }

  await cleanUpStore(database, 'cleaned', [{ changes: { 'order.shown': {} } }]);

  expect(await database.query('select id from "cleaned".inbox_message order by id')).toEqual([
    { id: 'parked' },
    { id: 'shown' },
    { id: 'young' },
  ]);
});

it('keeps the keys of what a message has led to for as long as the message may be handled again', async () => {
  const database = await openSharedPGlite();
  await database.query('drop schema if exists "cleaned" cascade');
  await migrate(database, 'cleaned', [storeMigration('cleaned')]);
  for (const state of ['handled', 'parked', 'waiting']) {
    await database.query(
      `insert into "cleaned".inbox_message (id, name, correlation_id, message) values ($1, 'order.placed', 'one', '{}')`,
      [state],
    );
    await database.query(
      `insert into "cleaned".inbox_delivery (message_id, subject, subscription, state, due_at)
       values ($1, 'one', 'policy/pay', $1, now())`,
      [state],
    );
    await database.query(
      `insert into "cleaned".handled_command (kind, idempotency_key, fingerprint, aggregate_id, version, handled_at)
       select 'payments', $1 || '/policy/pay/0' || part, '', '', 1, now() - make_interval(days => 8)
       from unnest(array['', '/otherwise']) as part`,
      [state],
    );
  }

  await cleanUpStore(database, 'cleaned', []);

  expect(
    await database.query('select idempotency_key as key from "cleaned".handled_command order by key'),
  ).toEqual(
    ['parked', 'waiting'].flatMap((id) => [
      { key: `${id}/policy/pay/0` },
      { key: `${id}/policy/pay/0/otherwise` },
    ]),
  );
});
