import type { OutboxMessage } from './outbox-message.js';

/**
 * The messages that have been saved and not yet delivered. A claimed message is nobody else's until it is marked or the
 * claim runs out, so that a relay that dies loses nothing: delivery is at least once. Of each subject only the first message
 * can be claimed, so that several relays keep its order too.
 */
export interface Outbox {
  claim(limit: number): Promise<readonly OutboxMessage[]>;
  markDelivered(id: string): Promise<void>;
  /** Gives messages back that nobody has tried to deliver: they can be claimed at once. */
  release(ids: readonly string[]): Promise<void>;
  /** Gives the message back, to be claimed again after a pause that grows with every failure. */
  markFailed(id: string): Promise<void>;
}
