import { type Outbox, type OutboxMessage, PoisonMessage, TryAgainLater } from '@sample/kernel';
import { isNotStorable } from '../database/not-storable.js';
import { createLoop, type Loop } from '../loop.js';
import { inSpan, SpanKind } from '../telemetry.js';

const batchSize = 100;

export interface OutboxRelayOptions {
  readonly outbox: Outbox;
  /** Whose messages it carries. One that a broker does not take holds back none of the own context's. */
  readonly audience: OutboxMessage['audience'];
  /**
   * Hands one message to whoever listens. It may be called again for the same message: listeners are idempotent. With a
   * `PoisonMessage` it says that nobody will ever take it, and the message is parked; with `TryAgainLater` that nobody takes anything.
   */
  readonly deliver: (message: OutboxMessage) => Promise<void>;
  /** Told of everything that went wrong; the message stays in the outbox, waiting or parked. */
  readonly onError: (error: unknown, message?: OutboxMessage) => void;
  /** The pause between two looks into the outbox when nobody wakes it. Default: 500. */
  readonly intervalMs?: number | undefined;
}

/**
 * Carries messages from an outbox to their listeners until it is stopped. Messages about one aggregate keep their order: behind
 * one that could not be delivered the later ones wait.
 */
export type OutboxRelay = Loop;

export function createOutboxRelay({
  outbox,
  audience,
  deliver,
  onError,
  intervalMs,
}: OutboxRelayOptions): OutboxRelay {
  /** False: it stays in the outbox. */
  async function carry(message: OutboxMessage): Promise<boolean> {
    try {
      await inSpan(
        `publish ${message.name}`,
        { kind: SpanKind.PRODUCER, parent: message.traceparent },
        (traceparent) => deliver({ ...message, traceparent }),
      );
    } catch (error) {
      // No failure of the message: when the broker is back, it goes at once.
      if (error instanceof TryAgainLater) {
        await outbox.release([message.id]);
        return false;
      }
      onError(error, message);
      const reason = error instanceof Error ? error.message : String(error);
      const isHopeless = error instanceof PoisonMessage || isNotStorable(error);
      await (isHopeless ? outbox.park(message.id, reason) : outbox.markFailed(message.id, reason));
      return isHopeless;
    }
    await outbox.markDelivered(message.id);
    return true;
  }

  return createLoop({
    async work(stopping) {
      const batch = await outbox.claim(batchSize, audience);
      const rest = batch.map(({ id }) => id);
      let settled = 0;
      try {
        for (const message of batch) {
          if (stopping.aborted) break;
          rest.shift();
          // Where one message is not taken, the next one hardly is: all others wait for the next round.
          if (!(await carry(message))) break;
          settled += 1;
        }
      } finally {
        // Also when the database was lost for a moment: what is claimed would wait until its claim runs out.
        if (rest.length > 0) await outbox.release(rest);
      }
      return settled;
    },
    onError: (error) => onError(error),
    ...(intervalMs !== undefined && { intervalMs }),
  });
}
