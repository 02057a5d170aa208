import type { KeptRow, KeptWrite } from './kept.js';
import type { OutboxMessage } from './outbox-message.js';

/** One message on its way to one subscription. */
export interface Delivery {
  readonly subscription: string;
  readonly message: OutboxMessage;
  /** This one included. */
  readonly attempts: number;
}

/** A delivery that was given up. It waits for people to look at it. */
export interface ParkedDelivery {
  readonly subscription: string;
  readonly message: OutboxMessage;
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly parkedAt: string;
}

/** Makes what a subscription keeps once more, from all the messages that there are for it. */
export interface Retelling {
  /** Of the subscription, and of what it keeps. */
  readonly name: string;
  /** The names of the messages that it is told. */
  readonly hears: readonly string[];
  /** Told one message after the other, in the order in which they were received. False: it makes nothing of this one. */
  readonly hear: (message: OutboxMessage) => boolean;
  /** What is kept from then on, asked for when everything was told. Undefined: all stays as it was. */
  readonly rows: () => readonly KeptRow[] | undefined;
}

/**
 * The messages that a context has received, each until every subscription has handled it once. Messages about the same
 * aggregate reach a subscription in the order in which they were received; one that waits holds back the later ones, one that
 * is parked does not. Times are ISO 8601 in UTC, on the clock of the application; for how long a delivery is somebody's is
 * measured on the clock of the store, which is the same for all processes.
 */
export interface Inbox {
  /** Remembers a message and to whom it goes when. The same message again changes nothing. */
  receive(
    message: OutboxMessage,
    deliveries: readonly { readonly subscription: string; readonly dueAt: string }[],
  ): Promise<void>;
  /**
   * Takes deliveries that are due, those first that have been for longest, and none to the subscriptions of `except`. They are
   * nobody else's for a minute; after that whoever took them can no longer settle them.
   */
  claim(limit: number, now: string, except?: readonly string[]): Promise<readonly Delivery[]>;
  /**
   * Marks a delivery as handled and writes what came of it, both or none. False: somebody else wrote what it writes, in
   * between. A delivery that somebody else has taken over meanwhile is theirs: nothing is written, and nothing is left to do.
   */
  complete(delivery: Delivery, writes: readonly KeptWrite[]): Promise<boolean>;
  /** Gives a delivery back, to be tried again at `dueAt`. */
  fail(delivery: Delivery, dueAt: string): Promise<void>;
  park(delivery: Delivery, reason: string, now: string): Promise<void>;
  listParked(limit: number): Promise<readonly ParkedDelivery[]>;
  /** Puts a parked delivery back. False: there is no such one. */
  retry(subscription: string, messageId: string, now: string): Promise<boolean>;
  /** What was received under a correlation id, in its order. */
  readJournal(correlationId: string): Promise<readonly OutboxMessage[]>;
  /**
   * Tells a subscription again everything that was received, and puts what it makes of it in the place of what it kept. What it
   * heard counts as handled from then on, where it still waited, was under way or was parked. Until that is done, nothing else is
   * received or handled. All of it happens or nothing.
   */
  retell(retelling: Retelling): Promise<void>;
  count(): Promise<{ readonly waiting: number; readonly parked: number }>;
}
