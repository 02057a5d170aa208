import type { Delivery, Inbox, Kept, KeptValue, KeptWrite, OutboxMessage } from '@sample/kernel';

interface Entry {
  readonly subscription: string;
  readonly message: OutboxMessage;
  dueAt: string;
  attempts: number;
  state: 'waiting' | 'claimed' | 'handled' | 'parked';
  reason: string;
  parkedAt: string;
}

/** An inbox and what is kept beside it, in memory: for tests. They say the same as those on PostgreSQL. */
export function createMemoryInbox(): { readonly inbox: Inbox; readonly kept: Kept } {
  const messages = new Map<string, OutboxMessage>();
  const entries: Entry[] = [];
  const values = new Map<string, Map<string, KeptValue>>();

  const valuesOf = (name: string) => values.get(name) ?? new Map<string, KeptValue>();
  const entryOf = ({ subscription, message }: Pick<Delivery, 'subscription' | 'message'>) =>
    entries.find((entry) => entry.subscription === subscription && entry.message.id === message.id);

  function write({ name, key, value, expectedVersion }: KeptWrite): void {
    const all = valuesOf(name);
    if (value === undefined) all.delete(key);
    else all.set(key, { key, value: toJson(value), version: expectedVersion + 1 });
    values.set(name, all);
  }

  const isCurrent = ({ name, key, expectedVersion }: KeptWrite) =>
    (valuesOf(name).get(key)?.version ?? 0) === expectedVersion;

  const isFirst = (entry: Entry, index: number) =>
    !entries.some(
      (earlier, place) =>
        place < index &&
        earlier.subscription === entry.subscription &&
        earlier.message.subject === entry.message.subject &&
        (earlier.state === 'waiting' || earlier.state === 'claimed'),
    );

  const inbox: Inbox = {
    async receive(message, deliveries) {
      if (messages.has(message.id)) return;
      messages.set(message.id, message);
      for (const { subscription, dueAt } of deliveries) {
        entries.push({
          subscription,
          message,
          dueAt,
          attempts: 0,
          state: 'waiting',
          reason: '',
          parkedAt: '',
        });
      }
    },
    async claim(limit, now) {
      const due = entries
        .filter((entry, index) => entry.state === 'waiting' && entry.dueAt <= now && isFirst(entry, index))
        .slice(0, limit);
      for (const entry of due) {
        entry.state = 'claimed';
        entry.attempts += 1;
      }
      return due.map(({ subscription, message, attempts }) => ({ subscription, message, attempts }));
    },
    async complete(delivery, writes) {
      if (!writes.every(isCurrent)) return false;
      writes.forEach(write);
      const entry = entryOf(delivery);
      if (entry) entry.state = 'handled';
      return true;
    },
    async fail(delivery, dueAt) {
      const entry = entryOf(delivery);
      if (entry) Object.assign(entry, { state: 'waiting', dueAt });
    },
    async park(delivery, reason, now) {
      const entry = entryOf(delivery);
      if (entry) Object.assign(entry, { state: 'parked', reason, parkedAt: now });
    },
    async listParked(limit) {
      return entries
        .filter(({ state }) => state === 'parked')
        .slice(0, limit)
        .map(({ subscription, message, reason, parkedAt }) => ({ subscription, message, reason, parkedAt }));
    },
    async retry(subscription, messageId, now) {
      const entry = entries.find(
        (each) => each.subscription === subscription && each.message.id === messageId,
      );
      if (entry?.state !== 'parked') return false;
      Object.assign(entry, { state: 'waiting', attempts: 0, dueAt: now });
      return true;
    },
    async readJournal(correlationId) {
      return [...messages.values()].filter((message) => message.correlationId === correlationId);
    },
    async readHistory(names) {
      return [...messages.values()].filter(({ name }) => names.includes(name));
    },
    async count() {
      const inState = (...states: readonly string[]) =>
        entries.filter(({ state }) => states.includes(state)).length;
      return { waiting: inState('waiting', 'claimed'), parked: inState('parked') };
    },
  };

  const kept: Kept = {
    async write(one) {
      if (!isCurrent(one)) return false;
      write(one);
      return true;
    },
    async find(name, key) {
      return valuesOf(name).get(key);
    },
    async list(name, { holding = {}, after = '', limit }) {
      return [...valuesOf(name).values()]
        .filter(({ key, value }) => key > after && holds(value, toJson(holding)))
        .sort((one, other) => (one.key < other.key ? -1 : 1))
        .slice(0, limit);
    },
    async replaceAll(name, all) {
      values.set(name, new Map());
      for (const { key, value } of all) write({ name, key, value, expectedVersion: 0 });
    },
  };

  return { inbox, kept };
}

function toJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** What PostgreSQL calls containment, as far as flat objects go. */
function holds(value: unknown, part: unknown): boolean {
  const [all, wanted] = [value as Record<string, unknown>, part as Record<string, unknown>];
  return Object.entries(wanted).every(([key, each]) => JSON.stringify(all[key]) === JSON.stringify(each));
}
