import type { KeptWrite, OutboxMessage } from '@sample/kernel';

/** What receives messages: a policy, a process manager or a projection. */
export interface Subscription {
  /** Stable, because what it has handled is stored under it: "policy/collect-when-placed". */
  readonly name: string;
  /** The names of messages, whatever their version: "order.placed". */
  readonly hears: readonly string[];
  /** How long after it happened a message is delivered. Default: 0. */
  readonly delayMs?: number | undefined;
  /**
   * Handles one message. It may be called again for the same message: what it does outside must therefore be safe to repeat.
   * What it returns is written exactly once.
   */
  readonly handle: (message: OutboxMessage) => Promise<readonly KeptWrite[]>;
}
