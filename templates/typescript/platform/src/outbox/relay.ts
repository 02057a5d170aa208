import type { Outbox, OutboxMessage } from '@sample/kernel';
import { createLoop, type Loop } from '../loop.js';
import { inSpan, SpanKind } from '../telemetry.js';

const batchSize = 100;

export interface OutboxRelayOptions {
  readonly outbox: Outbox;
  /** Hands one message to whoever listens. It may be called again for the same message: listeners are idempotent. */
  readonly deliver: (message: OutboxMessage) => Promise<void>;
  /** Told of everything that went wrong; the message stays in the outbox. */
  readonly onError: (error: unknown, message?: OutboxMessage) => void;
  /** The pause between two looks into the outbox when nobody wakes it. Default: 500. */
  readonly intervalMs?: number | undefined;
}

/**
 * Carries messages from an outbox to their listeners until it is stopped. Messages about one aggregate keep their order: behind
 * one that could not be delivered the later ones wait.
 */
export type OutboxRelay = Loop;

export function createOutboxRelay({ outbox, deliver, onError, intervalMs }: OutboxRelayOptions): OutboxRelay {
  /** False: it stays in the outbox. */
  async function carry(message: OutboxMessage): Promise<boolean> {
    try {
      await inSpan(
        `publish ${message.name}`,
        { kind: SpanKind.PRODUCER, parent: message.traceparent },
        (traceparent) => deliver({ ...message, traceparent }),
      );
    } catch (error) {
      onError(error, message);
      await outbox.markFailed(message.id);
      return false;
    }
    await outbox.markDelivered(message.id);
    return true;
  }

  return createLoop({
    async work(stopping) {
      const batch = await outbox.claim(batchSize);
      let delivered = 0;
      for (const [index, message] of batch.entries()) {
        if (stopping.aborted) {
          await outbox.release(batch.slice(index).map(({ id }) => id));
          break;
        }
        if (await carry(message)) delivered += 1;
      }
      return delivered;
    },
    onError: (error) => onError(error),
    ...(intervalMs !== undefined && { intervalMs }),
  });
}
