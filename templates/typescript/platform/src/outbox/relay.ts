import type { Outbox, OutboxMessage } from '@sample/kernel';

const batchSize = 100;

export interface OutboxRelayOptions {
  readonly outbox: Outbox;
  /** Hands one message to whoever listens. It may be called again for the same message: listeners are idempotent. */
  readonly deliver: (message: OutboxMessage) => Promise<void>;
  /** Told of everything that went wrong; the message stays in the outbox. */
  readonly onError: (error: unknown, message?: OutboxMessage) => void;
  /** The pause between two looks into the outbox. Default: 500. */
  readonly intervalMs?: number;
}

/** Carries messages from an outbox to their listeners until it is stopped. */
export interface OutboxRelay {
  start(): void;
  /** Delivers everything that waits at this moment. */
  drain(): Promise<void>;
  /** Resolves when the delivery that is under way has ended. */
  stop(): Promise<void>;
}

export function createOutboxRelay({
  outbox,
  deliver,
  onError,
  intervalMs = 500,
}: OutboxRelayOptions): OutboxRelay {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function deliverOne(message: OutboxMessage): Promise<void> {
    try {
      await deliver(message);
    } catch (error) {
      onError(error, message);
      await outbox.markFailed(message.id);
      return;
    }
    await outbox.markDelivered(message.id);
  }

  async function drain(): Promise<void> {
    let batch = await outbox.claim(batchSize);
    while (batch.length > 0) {
      for (const message of batch) await deliverOne(message);
      batch = batch.length < batchSize ? [] : await outbox.claim(batchSize);
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      running = drain()
        // The database may be away for a while; the next round tries again.
        .catch((error: unknown) => onError(error))
        .finally(() => {
          if (timer) schedule();
        });
    }, intervalMs);
  }

  return {
    start: schedule,
    drain,
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
}
