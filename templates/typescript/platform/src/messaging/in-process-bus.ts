import type { BusSubscriber, MessageBus } from './message-bus.js';

/** Carries messages between the contexts of one process. */
export function createInProcessBus(): MessageBus {
  const subscribers: BusSubscriber[] = [];
  return {
    // Whoever listens is in this process and subscribes before anything is published.
    declare: async () => undefined,
    async publish(message) {
      for (const { names, receive } of subscribers) {
        if (names.includes(message.name)) await receive(message);
      }
    },
    async subscribe(subscriber) {
      subscribers.push(subscriber);
    },
    problem: () => undefined,
    async close() {
      subscribers.length = 0;
    },
  };
}
