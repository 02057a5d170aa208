import { type HandledCommand, jsonText, type OutboxMessage, type UniqueKey } from '@sample/kernel';
import { keyText } from './key-text.js';

/** A change as it is written to the tables of one schema. */
export interface SaveParts {
  readonly schema: string;
  readonly table: string;
  readonly id: string;
  /** JSON. */
  readonly state: string;
  /** 0 for a new row. */
  readonly expectedVersion: number;
  readonly messages: readonly OutboxMessage[];
  /** All keys that are held from now on. Missing: rows of this table hold none. */
  readonly keys?: readonly UniqueKey[];
  readonly once?: Pick<HandledCommand, 'idempotencyKey' | 'fingerprint'>;
}

/**
 * One statement that saves everything or nothing and gives the new version, or no row: one way to the database instead of
 * one a table. Its parts hang on the row that was saved: where somebody else saved in between, or holds a key, none of them
 * writes. What only shows while it writes (the same id, key or command at the same moment) is a unique violation, which
 * takes everything back.
 */
export function createSaveStatement({
  schema,
  table,
  id,
  state,
  expectedVersion,
  messages,
  keys,
  once,
}: SaveParts): { readonly text: string; readonly parameters: readonly unknown[] } {
  const parameters: unknown[] = [];
  const value = (parameter: unknown) => `$${parameters.push(parameter)}`;
  const name = (of: string) => `"${schema}"."${of}"`;
  const owner = `${value(id)}::text`;
  const isNew = expectedVersion === 0;
  // PostgreSQL refuses a statement with a value that it does not use: a new row without keys says nowhere what it is.
  const saysKind = once !== undefined || (keys !== undefined && (keys.length > 0 || !isNew));
  const kind = saysKind ? `${value(table)}::text` : '';
  // What a statement holds besides values depends on how many keys and messages there are, and those are few.
  const wanted = (keys ?? []).map((key) => ({
    name: `${value(key.name)}::text`,
    values: `${value(keyText(key))}::text`,
  }));
  const holds = (key: (typeof wanted)[number]) =>
    `held.kind = ${kind} and held.name = ${key.name} and held.key_values = ${key.values}`;
  const isFree = wanted.map(
    (key) => `not exists (
      select from ${name('unique_key')} as held where ${holds(key)} and held.owner <> ${owner}
    )`,
  );
  const parts: string[] = [];

  parts.push(
    isNew
      ? `saved as (
           insert into ${name(table)} (id, version, state)
           select ${owner}, 1, ${value(state)}::text::jsonb ${isFree.length === 0 ? '' : `where ${isFree.join(' and ')}`}
           on conflict do nothing returning version
         )`
      : `saved as (
           update ${name(table)} set version = version + 1, state = ${value(state)}::text::jsonb
           where ${[`id = ${owner} and version = ${value(expectedVersion)}::integer`, ...isFree].join(' and ')}
           returning version
         )`,
  );
  if (keys !== undefined && !isNew) {
    parts.push(
      `dropped as (
         delete from ${name('unique_key')} as held using saved
         where ${[`held.kind = ${kind} and held.owner = ${owner}`, ...wanted.map((key) => `not (${holds(key)})`)].join(' and ')}
       )`,
    );
  }
  if (wanted.length > 0) {
    const rows = wanted.map(
      (key) =>
        `select ${kind}, ${key.name}, ${key.values}, ${owner} from saved
         ${isNew ? '' : `where not exists (select from ${name('unique_key')} as held where ${holds(key)})`}`,
    );
    parts.push(
      `claimed as (
         insert into ${name('unique_key')} (kind, name, key_values, owner) ${rows.join(' union all ')}
       )`,
    );
  }
  if (once !== undefined) {
    parts.push(
      `handled as (
         insert into ${name('handled_command')} (kind, idempotency_key, fingerprint, aggregate_id, version)
         select ${kind}, ${value(once.idempotencyKey)}::text, ${value(once.fingerprint)}::text, ${owner}, version
         from saved
       )`,
    );
  }
  if (messages.length > 0) {
    const rows = messages.map(
      (message) =>
        `select ${value(message.id)}::text, ${value(message.subject)}::text, ${value(jsonText(message))}::text::jsonb
         from saved`,
    );
    parts.push(`sent as (insert into ${name('outbox')} (id, subject, message) ${rows.join(' union all ')})`);
  }
  return { text: `with ${parts.join(', ')} select version from saved`, parameters };
}
