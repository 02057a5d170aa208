import type { KeptWrite } from './kept.js';
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

/**
 * The messages that a context has received, each until every subscription has handled it once. Messages about the same
 * aggregate reach a subscription in the order in which they were received; one that waits holds back the later ones, one that
 * is parked does not. Times are ISO 8601 in UTC, on the clock of the application.
 */
export interface Inbox {
  /** Remembers a message and to whom it goes when. The same message again changes nothing. */
  receive(
    message: OutboxMessage,
    deliveries: readonly { readonly subscription: string; readonly dueAt: string }[],
  ): Promise<void>;
  /** Takes deliveries that are due. They are nobody else's for a minute. */
  claim(limit: number, now: string): Promise<readonly Delivery[]>;
  /** Marks a delivery as handled and writes what came of it, both or none. False: somebody else wrote meanwhile. */
  complete(delivery: Delivery, writes: readonly KeptWrite[]): Promise<boolean>;
  /** Gives a delivery back, to be tried again at `dueAt`. */
  fail(delivery: Delivery, dueAt: string): Promise<void>;
  park(delivery: Delivery, reason: string, now: string): Promise<void>;
  listParked(limit: number): Promise<readonly ParkedDelivery[]>;
  /** Puts a parked delivery back. False: there is no such one. */
  retry(subscription: string, messageId: string, now: string): Promise<boolean>;
  /** What was received under a correlation id, in its order. */
  readJournal(correlationId: string): Promise<readonly OutboxMessage[]>;
  /** Everything received under these names, in its order: what read models are built from again. */
  readHistory(names: readonly string[]): Promise<readonly OutboxMessage[]>;
  count(): Promise<{ readonly waiting: number; readonly parked: number }>;
}
