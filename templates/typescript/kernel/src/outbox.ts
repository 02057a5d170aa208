import type { OutboxMessage } from './outbox-message.js';

/** A message that was given up before it left. It waits for people to look at it. */
export interface ParkedMessage {
  readonly message: OutboxMessage;
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly parkedAt: string;
}

/** How much is on its way out, and since when. */
export interface OutboxCount {
  readonly waiting: number;
  readonly parked: number;
  /** When the first of those that wait happened, ISO 8601 in UTC. */
  readonly oldest?: string;
}

/**
 * The messages that have been saved and not yet delivered. A claimed message is nobody else's until it is marked or the
 * claim runs out, so that a relay that dies loses nothing: delivery is at least once. Those for the own context and those for
 * everyone go separate ways. Of each subject only the first message of a way can be claimed, so that several relays keep its
 * order too; one that waits holds back the later ones, one that is parked does not.
 */
export interface Outbox {
  claim(limit: number, audience: OutboxMessage['audience']): Promise<readonly OutboxMessage[]>;
  markDelivered(id: string): Promise<void>;
  /** Gives messages back that nobody has tried to deliver: they can be claimed at once. */
  release(ids: readonly string[]): Promise<void>;
  /** Gives the message back, to be claimed again after a pause that grows with every failure. After about a day it is parked. */
  markFailed(id: string, reason: string): Promise<void>;
  /** Puts a message aside that can never be delivered. */
  park(id: string, reason: string): Promise<void>;
  listParked(limit: number): Promise<readonly ParkedMessage[]>;
  /** Puts a parked message back. False: there is no such one. */
  retry(id: string): Promise<boolean>;
  count(): Promise<OutboxCount>;
}
