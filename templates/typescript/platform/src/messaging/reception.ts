import type { Clock, OutboxMessage } from '@sample/kernel';

/** What receives the messages for one context. */
export interface Reception {
  readonly receive: (message: OutboxMessage) => Promise<void>;
  /** Since when nothing could be received, ISO 8601 in UTC; undefined when all is well. */
  readonly failsSince: () => string | undefined;
}

/** Receives by `receive`, and remembers since when that has failed: what waits at a broker meanwhile is seen by nobody else. */
export function createReception(receive: Reception['receive'], clock: Clock): Reception {
  let failsSince: string | undefined;
  return {
    async receive(message) {
      try {
        await receive(message);
        failsSince = undefined;
      } catch (error) {
        failsSince ??= clock.now();
        throw error;
      }
    },
    failsSince: () => failsSince,
  };
}
