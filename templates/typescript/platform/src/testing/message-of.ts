import type { OutboxMessage } from '@sample/kernel';

/** A message as it is received, for tests. */
export function messageOf(name: string, version: number, data: object): OutboxMessage {
  return {
    id: `message-${name}`,
    name,
    version,
    audience: 'everyone',
    subject: 'subject-1',
    occurredAt: '2026-01-01T00:00:00.000Z',
    correlationId: 'correlation-1',
    causationId: 'causation-1',
    data,
  };
}
