import type { DomainError } from './domain-error.js';
import type { OutboxMessage } from './outbox-message.js';
import type { Result } from './result.js';

/** An aggregate as it stands in the store. `version` counts its saves, from 1. */
export interface Stored<State> {
  readonly state: State;
  readonly version: number;
}

/** A second way to find one aggregate. No two aggregates of a kind hold the same key at the same time. */
export interface UniqueKey {
  /** Lasting, because it is stored. */
  readonly name: string;
  readonly values: readonly unknown[];
  /** The refusal when another aggregate holds the key. */
  readonly taken: DomainError;
}

/** A command that a client marked as "do this once", and what became of it. */
export interface HandledCommand<Id extends string = string> {
  readonly idempotencyKey: string;
  /** Tells a repetition from another command under the same key. */
  readonly fingerprint: string;
  readonly id: Id;
  readonly version: number;
}

/** What one command changed. It is saved whole or not at all. */
export interface Change<Id extends string, State> {
  readonly id: Id;
  readonly state: State;
  /** The version that was read; 0 for a new aggregate. */
  readonly expectedVersion: number;
  readonly messages: readonly OutboxMessage[];
  /** Remembers the command, so that its repetition changes nothing. */
  readonly once?: Pick<HandledCommand, 'idempotencyKey' | 'fingerprint'> | undefined;
}

/** Why a change was not saved. Nothing of it is in the store. */
export type SaveRefusal =
  /** Somebody else saved the aggregate, or this idempotency key, in between: read again and decide again. */
  { readonly code: 'changed-meanwhile' } | { readonly code: 'key-taken'; readonly key: UniqueKey };

/** Where the aggregates of one kind are kept. */
export interface Repository<Id extends string, State> {
  find(id: Id): Promise<Stored<State> | undefined>;
  findByKey(key: UniqueKey): Promise<Stored<State> | undefined>;
  findHandled(idempotencyKey: string): Promise<HandledCommand<Id> | undefined>;
  /** Saves state, keys, messages and the handled command in one transaction and gives the new version. */
  save(change: Change<Id, State>): Promise<Result<number, SaveRefusal>>;
}
