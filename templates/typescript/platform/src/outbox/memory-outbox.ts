import { jsonText, type Outbox, type OutboxMessage } from '@sample/kernel';

const pauseMs = 1_000;

interface Entry {
  readonly message: OutboxMessage;
  /** Until when it is somebody's, or rests: milliseconds of the epoch. */
  takenUntilMs: number;
  parked?: { readonly reason: string; readonly parkedAt: string } | undefined;
}

/** An outbox in memory, and the way into it. It says the same as the one on PostgreSQL, but for giving up after a day. */
export function createMemoryOutbox() {
  const entries = new Map<string, Entry>();
  const isWaiting = ({ parked }: Entry) => parked === undefined;

  function change(id: string, changed: Partial<Entry>): void {
    const entry = entries.get(id);
    if (entry) Object.assign(entry, changed);
  }

  const outbox: Outbox = {
    async claim(limit, audience) {
      const firsts = new Map<string, Entry>();
      for (const entry of entries.values()) {
        const { message } = entry;
        if (message.audience !== audience || !isWaiting(entry) || firsts.has(message.subject)) continue;
        firsts.set(message.subject, entry);
      }
      const claimed = [...firsts.values()]
        .filter(({ takenUntilMs }) => takenUntilMs <= Date.now())
        .slice(0, limit);
      for (const entry of claimed) entry.takenUntilMs = Number.POSITIVE_INFINITY;
      return claimed.map(({ message }) => message);
    },
    async markDelivered(id) {
      entries.delete(id);
    },
    async release(ids) {
      for (const id of ids) change(id, { takenUntilMs: 0 });
    },
    async markFailed(id) {
      change(id, { takenUntilMs: Date.now() + pauseMs });
    },
    async park(id, reason) {
      change(id, { parked: { reason, parkedAt: new Date().toISOString() } });
    },
    async listParked(limit) {
      return [...entries.values()]
        .flatMap(({ message, parked }) => (parked === undefined ? [] : [{ message, ...parked }]))
        .slice(0, limit);
    },
    async retry(id) {
      const isParked = entries.get(id)?.parked !== undefined;
      if (isParked) change(id, { parked: undefined, takenUntilMs: 0 });
      return isParked;
    },
    async count() {
      const waiting = [...entries.values()].filter(isWaiting);
      const [first] = waiting;
      return {
        waiting: waiting.length,
        parked: entries.size - waiting.length,
        ...(first && { oldest: first.message.occurredAt }),
      };
    },
  };

  return {
    outbox,
    add(message: OutboxMessage): void {
      // As PostgreSQL keeps it: what is read again went through JSON.
      entries.set(message.id, { message: JSON.parse(jsonText(message)), takenUntilMs: 0 });
    },
  };
}
