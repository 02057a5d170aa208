import type { Migration } from '../database/migrate.js';

/** The tables that every context has besides its aggregates': unique keys, handled commands, outbox, inbox, and what is kept of processes and read models. */
export function storeMigration(schema: string): Migration {
  return {
    id: 'store',
    statements: [
      `create table "${schema}".unique_key (
         kind text not null,
         name text not null,
         key_values text not null,
         owner text not null,
         primary key (kind, name, key_values)
       )`,
      `create index unique_key_owner on "${schema}".unique_key (kind, owner)`,
      `create table "${schema}".handled_command (
         kind text not null,
         idempotency_key text not null,
         fingerprint text not null,
         aggregate_id text not null,
         version integer not null,
         handled_at timestamptz not null default now(),
         primary key (kind, idempotency_key)
       )`,
      // What grows in the order of time needs no more than a summary of each block, which costs next to nothing to write.
      `create index handled_command_age on "${schema}".handled_command using brin (handled_at)`,
      `create table "${schema}".outbox (
         position bigint generated always as identity primary key,
         id text not null unique,
         subject text not null,
         message jsonb not null,
         attempts integer not null default 0,
         claimable_at timestamptz not null default now(),
         delivered_at timestamptz
       )`,
      `create index outbox_waiting on "${schema}".outbox (position) where delivered_at is null`,
      `create index outbox_subject on "${schema}".outbox (subject, position) where delivered_at is null`,
      `create table "${schema}".inbox_message (
         position bigint generated always as identity,
         id text primary key,
         name text not null,
         correlation_id text not null,
         message jsonb not null,
         received_at timestamptz not null default now()
       )`,
      `create index inbox_message_correlation on "${schema}".inbox_message (correlation_id, position)`,
      `create index inbox_message_age on "${schema}".inbox_message using brin (received_at)`,
      `create index inbox_message_name on "${schema}".inbox_message (name, position)`,
      `create table "${schema}".inbox_delivery (
         position bigint generated always as identity,
         message_id text not null references "${schema}".inbox_message (id),
         subject text not null,
         subscription text not null,
         state text not null default 'waiting',
         attempts integer not null default 0,
         due_at timestamptz not null,
         claimed_until timestamptz,
         reason text,
         parked_at timestamptz,
         primary key (message_id, subscription)
       )`,
      `create index inbox_delivery_waiting on "${schema}".inbox_delivery (due_at, position) where state = 'waiting'`,
      `create index inbox_delivery_subject on "${schema}".inbox_delivery (subscription, subject, position)
       where state = 'waiting'`,
      `create index inbox_delivery_open on "${schema}".inbox_delivery (state) where state <> 'handled'`,
      `create table "${schema}".kept (
         name text not null,
         key text collate "C" not null,
         version integer not null,
         value jsonb not null,
         primary key (name, key)
       )`,
      `create index kept_value on "${schema}".kept using gin (value jsonb_path_ops)`,
    ],
  };
}

/** What the outbox needs besides, of those for the own context and those for everyone each, and for messages that are parked. */
export function outboxMigration(schema: string): Migration {
  return {
    id: 'outbox-parking',
    statements: [
      `alter table "${schema}".outbox
         add column audience text not null generated always as (message ->> 'audience') stored,
         add column parked_at timestamptz,
         add column reason text`,
      `drop index "${schema}".outbox_waiting`,
      `drop index "${schema}".outbox_subject`,
      `create index outbox_waiting on "${schema}".outbox (audience, position)
       where delivered_at is null and parked_at is null`,
      `create index outbox_subject on "${schema}".outbox (audience, subject, position)
       where delivered_at is null and parked_at is null`,
      `create index outbox_open on "${schema}".outbox (position) include (parked_at) where delivered_at is null`,
      `create index outbox_parked on "${schema}".outbox (position) where parked_at is not null`,
    ],
  };
}

/** The table of one kind of aggregate. */
export function aggregateMigration(schema: string, table: string): Migration {
  return {
    id: `table-${table}`,
    statements: [
      `create table "${schema}"."${table}" (
         id text primary key,
         version integer not null,
         state jsonb not null
       )`,
    ],
  };
}
