import type { Message, OutboxMessage, Wish } from '@sample/kernel';
import { type Fulfilment, fulfil } from './fulfil.js';
import type { Subscription } from './subscription.js';

export interface PolicyOptions<Command extends Message> extends Fulfilment<Command> {
  /** What it wishes, by the name of the message that it hears. */
  readonly reactions: Readonly<
    Record<string, (message: OutboxMessage) => readonly Wish<Command>[] | Promise<readonly Wish<Command>[]>>
  >;
  /** Default: 0. */
  readonly delayMs?: number;
}

/** Whenever a message comes, some commands are issued. */
export function createPolicy<Command extends Message>({
  reactions,
  delayMs,
  ...fulfilment
}: PolicyOptions<Command>): Subscription {
  return {
    name: fulfilment.name,
    hears: Object.keys(reactions),
    delayMs,
    async handle(message) {
      return fulfil(fulfilment, message, (await reactions[message.name]?.(message)) ?? []);
    },
  };
}
