import type { OutboxMessage } from '@sample/kernel';

/** One context that hears what others publish. */
export interface BusSubscriber {
  /** Lasting: what it has not received yet waits under this name. */
  readonly context: string;
  /** The names of the messages it hears. */
  readonly names: readonly string[];
  /** Resolves when the message is safe with the subscriber. The same message may come twice. */
  readonly receive: (message: OutboxMessage) => Promise<void>;
}

/** Carries published messages from one context to the others. */
export interface MessageBus {
  /** Has what is published from now on wait for these contexts, also while they are away. Called before anything is published. */
  declare(listeners: readonly Pick<BusSubscriber, 'context' | 'names'>[]): Promise<void>;
  /**
   * Resolves when the message is safe with the carrier. Rejects with a `PoisonMessage` when it never will be, because it is too
   * large, and with `TryAgainLater` while there is no connection. `source` is the context that speaks.
   */
  publish(message: OutboxMessage, source: string): Promise<void>;
  subscribe(subscriber: BusSubscriber): Promise<void>;
  /** Why nothing can be carried at this moment; undefined when all is well. */
  problem(): string | undefined;
  /** Takes no more messages to subscribers, and resolves when those under way are safe. */
  close(): Promise<void>;
}
