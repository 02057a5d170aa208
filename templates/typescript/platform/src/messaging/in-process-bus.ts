import type { BusSubscriber, MessageBus } from './message-bus.js';

/** Carries messages between the contexts of one process. */
export function createInProcessBus(): MessageBus {
  const subscribers: BusSubscriber[] = [];
  let isClosed = false;
  return {
    // Whoever listens is in this process and subscribes before anything is published.
    declare: async () => undefined,
    async publish(message) {
      // Without its listeners a message would count as delivered.
      if (isClosed) throw new Error('The bus is closed.');
      for (const { names, receive } of subscribers) {
        if (names.includes(message.name)) await receive(message);
      }
    },
    async subscribe(subscriber) {
      subscribers.push(subscriber);
    },
    problem: () => undefined,
    async close() {
      isClosed = true;
    },
  };
}
