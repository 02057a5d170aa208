import type { KeptWrite, OutboxMessage } from '@sample/kernel';

/** Somebody who hears messages: a policy, a process manager, a projection. */
export interface Subscription {
  /** Lasting: what it has handled is remembered under it. "policy/collect-when-placed" */
  readonly name: string;
  /** The names of messages, whatever their version: "order.placed". */
  readonly hears: readonly string[];
  /** How long after it happened a message is delivered. Default: 0. */
  readonly delayMs?: number | undefined;
  /**
   * Handles one message. It may be called again for the same message, so that what it does outside must be done once only
   * by other means; what it gives back is written exactly once.
   */
  readonly handle: (message: OutboxMessage) => Promise<readonly KeptWrite[]>;
}
