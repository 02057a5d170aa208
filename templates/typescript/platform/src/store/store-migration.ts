import type { Migration } from '../database/migrate.js';

/** The tables that every context has besides its aggregates': unique keys, handled commands and the outbox. */
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
      `create table "${schema}".outbox (
         position bigint generated always as identity primary key,
         id text not null unique,
         message jsonb not null,
         attempts integer not null default 0,
         claimable_at timestamptz not null default now(),
         delivered_at timestamptz
       )`,
      `create index outbox_waiting on "${schema}".outbox (position) where delivered_at is null`,
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
