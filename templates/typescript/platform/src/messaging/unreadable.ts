import { createHash } from 'node:crypto';
import { type OutboxMessage, PoisonMessage, systemClock } from '@sample/kernel';
import type { Subscription } from '../inbox/subscription.js';

/** Under this name a context receives what is no message that it could read. */
export const unreadable = 'unreadable';

const longestText = 100_000;

/**
 * Something that came over the wire and cannot be taken as it is, as a message that can: it holds the text, fit to be stored, and what
 * is wrong with it. The same text again is the same message.
 */
export function toUnreadable(text: string, reason: string): OutboxMessage {
  const id = `${unreadable}-${createHash('sha256').update(text).digest('hex')}`;
  return {
    id,
    name: unreadable,
    version: 1,
    audience: 'context',
    subject: id,
    occurredAt: systemClock.now(),
    correlationId: id,
    causationId: id,
    data: { reason: toStorable(reason), text: toStorable(text.slice(0, longestText)) },
  };
}

/** Hears what is unreadable and can do nothing with it, so that it is parked, where people see it. */
export const unreadableSubscription: Subscription = {
  name: unreadable,
  hears: [unreadable],
  async handle({ data }) {
    throw new PoisonMessage('reason' in data ? String(data.reason) : 'It cannot be read.');
  },
};

/** PostgreSQL takes no U+0000 and no half of a pair. */
function toStorable(text: string): string {
  return text.replaceAll('\0', '\\0').replace(/\p{Surrogate}/gu, '\uFFFD');
}
