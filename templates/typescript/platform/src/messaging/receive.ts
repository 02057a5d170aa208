import { setTimeout as pause } from 'node:timers/promises';
import { isNotStorable } from '../database/not-storable.js';
import type { Log } from '../log.js';
import { fromWire } from './cloud-event-message.js';
import type { BusSubscriber } from './message-bus.js';
import { toUnreadable } from './unreadable.js';

const longestPauseMs = 10_000;

/**
 * Hands what came over the wire to a subscriber, again and again until it is safe there: the next message waits, so that the order
 * stays. What is not readable, or can never be stored, is handed over as `unreadable`; what it does not hear is let go. Resolves to false when the bus
 * is `closing` before that.
 */
export async function receiveFromWire(
  text: string,
  { context, names, receive }: BusSubscriber,
  log: Log,
  closing: AbortSignal,
): Promise<boolean> {
  const read = fromWire(text);
  if (read.ok && !names.includes(read.value.name)) return true;
  let message = read.ok ? read.value : toUnreadable(text, read.error);
  for (let pauseMs = 100; !closing.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      await receive(message);
      return true;
    } catch (error) {
      if (read.ok && message === read.value && isNotStorable(error)) {
        message = toUnreadable(text, `It cannot be stored: ${String(error)}`);
        continue;
      }
      log.error('receive-failed', error, {
        context,
        messageId: message.id,
        correlationId: message.correlationId,
      });
      // Whoever closes the bus does not wait for the end of a pause.
      await pause(pauseMs, undefined, { signal: closing }).catch(() => undefined);
    }
  }
  return false;
}
