import type { InboxWorker, OutboxRelay, Reception, RunningContext } from '@sample/platform';

/** A context with what carries its messages out and in. */
export interface Station {
  readonly context: RunningContext;
  /** One for the messages of the context itself, and one for those that it publishes. */
  readonly relays: readonly OutboxRelay[];
  readonly worker: InboxWorker;
  /** What hands it the messages of the bus. */
  readonly reception: Reception;
}

/** Makes the relays look for messages now: there may be some that nobody has carried yet. */
export function wakeRelays({ relays }: Station): void {
  for (const relay of relays) relay.wake();
}
