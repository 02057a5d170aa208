import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.js';
import { fromWire } from './cloud-event-message.js';
import type { BusSubscriber } from './message-bus.js';

const longestPauseMs = 10_000;

/**
 * Hands what came over the wire to a subscriber, again and again until it is safe there: the next message waits, so that the order
 * stays. What is not readable is logged and let go; what it does not hear is let go. Resolves to false when `isClosed` before that.
 */
export async function receiveFromWire(
  text: string,
  { context, names, receive }: BusSubscriber,
  log: Log,
  isClosed: () => boolean,
): Promise<boolean> {
  const message = fromWire(text);
  if (message === undefined) {
    log.error('message-not-readable', 'This is no message of ours.', { context, text: text.slice(0, 200) });
    return true;
  }
  if (!names.includes(message.name)) return true;
  for (let pauseMs = 100; !isClosed(); pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      await receive(message);
      return true;
    } catch (error) {
      log.error('receive-failed', error, {
        context,
        messageId: message.id,
        correlationId: message.correlationId,
      });
      await pause(pauseMs);
    }
  }
  return false;
}
