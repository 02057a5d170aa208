import {
  type Clock,
  type Delivery,
  type Inbox,
  type OutboxMessage,
  PoisonMessage,
  TryAgainLater,
} from '@sample/kernel';
import type { Log } from '../log.js';
import { createLoop, type Loop } from '../loop.js';
import { inSpan, SpanKind } from '../telemetry.js';
import type { Subscription } from './subscription.js';

const mostUnderWay = 24;
// Whoever waits for somebody slow outside leaves room for the others: a subscription that has so many gets no more, and not all that
// there is room for is claimed at a time.
const manyForOne = 8;
const mostClaimed = 8;
// What is a defect does not heal by itself: after half an hour people look at it.
const maxAttempts = 12;
// Somebody outside who does not answer comes back: about a day of attempts, five minutes apart.
const maxAttemptsWhileAway = 300;
const maxConflicts = 20;
const longestPauseSeconds = 300;

export interface InboxWorkerOptions {
  readonly inbox: Inbox;
  readonly subscriptions: readonly Subscription[];
  readonly clock: Clock;
  readonly log: Log;
  /** Told when a delivery has been handled: commands may have left messages behind. */
  readonly onHandled?: () => void;
}

/** Receives messages for the subscriptions of one context and has each handle them. */
export interface InboxWorker extends Loop {
  receive(message: OutboxMessage): Promise<void>;
}

export function createInboxWorker({
  inbox,
  subscriptions,
  clock,
  log,
  onHandled = () => undefined,
}: InboxWorkerOptions): InboxWorker {
  const byName = new Map(subscriptions.map((subscription) => [subscription.name, subscription]));

  async function deliver(delivery: Delivery): Promise<void> {
    const { subscription: name, message, attempts } = delivery;
    const facts = {
      subscription: name,
      messageId: message.id,
      message: message.name,
      correlationId: message.correlationId,
      causationId: message.causationId,
    };
    try {
      await handle(delivery);
      log.info('message-handled', facts);
    } catch (error) {
      const isPatient = error instanceof TryAgainLater;
      if (error instanceof PoisonMessage || attempts >= (isPatient ? maxAttemptsWhileAway : maxAttempts)) {
        await inbox.park(delivery, error instanceof Error ? error.message : String(error), clock.now());
        log.error('message-parked', error, facts);
        return;
      }
      const pauseMs = Math.min(2 ** attempts, longestPauseSeconds) * 1_000;
      await inbox.fail(delivery, new Date(Date.parse(clock.now()) + pauseMs).toISOString());
      log.error('message-failed', error, { ...facts, attempts, againInMs: pauseMs });
    }
  }

  async function handle(delivery: Delivery): Promise<void> {
    const subscription = findSubscription(delivery);
    for (let conflict = 0; conflict < maxConflicts; conflict += 1) {
      const { message } = delivery;
      const writes = await inSpan(
        `handle ${message.name}`,
        {
          kind: SpanKind.CONSUMER,
          parent: message.traceparent,
          attributes: { 'messaging.message.id': message.id, subscription: subscription.name },
        },
        (traceparent) => subscription.handle({ ...message, traceparent }),
      );
      if (await inbox.complete(delivery, writes)) return;
    }
    throw new Error('Others keep writing the same thing.');
  }

  /**
   * A message waits while the code goes on: whoever was to hear it may be gone, know it by another name, or run in a newer
   * server beside this one. So it is tried again for a while before people look at it.
   */
  function findSubscription({ subscription: name, message }: Delivery): Subscription {
    const subscription = byName.get(name);
    if (subscription === undefined) {
      throw new Error(`Nobody hears as "${name}" any more. Was it taken out?`);
    }
    if (!subscription.hears.includes(message.name)) {
      throw new Error(`"${name}" does not hear "${message.name}". Was it renamed since?`);
    }
    return subscription;
  }

  /** What is being handled, and for which subscription. */
  const underWay = new Map<Promise<void>, string>();

  /** Has a delivery handled beside the others; when that is done, there is room for another one. */
  function begin(delivery: Delivery): void {
    const handling = deliver(delivery)
      .catch((error: unknown) => log.error('inbox-failed', error))
      .finally(() => {
        underWay.delete(handling);
        onHandled();
        loop.wake();
      });
    underWay.set(handling, delivery.subscription);
  }

  function findBusy(): readonly string[] {
    const names = [...underWay.values()];
    return [...byName.keys()].filter((name) => names.filter((each) => each === name).length >= manyForOne);
  }

  const loop = createLoop({
    async work() {
      const room = Math.min(mostUnderWay - underWay.size, mostClaimed);
      if (room <= 0) return 0;
      const claimed = await inbox.claim(room, clock.now(), findBusy());
      claimed.forEach(begin);
      return claimed.length;
    },
    onError: (error) => log.error('inbox-failed', error),
  });

  return {
    ...loop,
    async drain() {
      let total = 0;
      for (;;) {
        const done = (await loop.drain()) || underWay.size;
        if (done === 0) return total;
        total += done;
        await Promise.all(underWay.keys());
      }
    },
    async stop() {
      await loop.stop();
      await Promise.all(underWay.keys());
    },
    async receive(message) {
      const heard = subscriptions.filter(({ hears }) => hears.includes(message.name));
      // The sender's clock may be ahead of ours.
      const happenedMs = Math.min(Date.parse(message.occurredAt), Date.parse(clock.now()));
      await inbox.receive(
        message,
        heard.map(({ name, delayMs = 0 }) => ({
          subscription: name,
          dueAt: new Date(happenedMs + delayMs).toISOString(),
        })),
      );
      loop.wake();
    },
  };
}
