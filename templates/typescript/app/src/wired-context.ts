import type { InboxWorker, OutboxRelay, Reception, RunningContext } from '@sample/platform';

/** A running context with what carries its messages out and in. */
export interface WiredContext {
  readonly context: RunningContext;
  /** One for the messages of the context itself, and one for those that it publishes. */
  readonly relays: readonly OutboxRelay[];
  readonly worker: InboxWorker;
  /** Receives the messages of the bus for it. */
  readonly reception: Reception;
}

/** Makes the relays look for messages at once. */
export function wakeRelays({ relays }: WiredContext): void {
  for (const relay of relays) relay.wake();
}
