import type { Delivery, Inbox, Kept, KeptRow, KeptValue, KeptWrite, OutboxMessage } from '@sample/kernel';

const claimMs = 60_000;

interface Entry {
  readonly subscription: string;
  readonly message: OutboxMessage;
  dueAt: string;
  attempts: number;
  /** In milliseconds of the epoch. */
  claimedUntil: number;
  state: 'waiting' | 'handled' | 'parked';
  reason: string;
  parkedAt: string;
}

/** An inbox and what is kept beside it, in memory: for tests. They say the same as those on PostgreSQL. */
export function createMemoryInbox(): { readonly inbox: Inbox; readonly kept: Kept } {
  const messages = new Map<string, OutboxMessage>();
  const entries: Entry[] = [];
  const values = new Map<string, Map<string, KeptValue>>();

  const valuesOf = (name: string) => values.get(name) ?? new Map<string, KeptValue>();
  /** The entry of a delivery, while it is still with the one who claimed it. */
  const ours = ({ subscription, message, attempts }: Delivery) =>
    entries.find(
      (entry) =>
        entry.subscription === subscription &&
        entry.message.id === message.id &&
        entry.attempts === attempts &&
        entry.state === 'waiting',
    );

  function write({ name, key, value, expectedVersion }: KeptWrite): void {
    const all = valuesOf(name);
    if (value === undefined) all.delete(key);
    else all.set(key, { key, value: toJson(value), version: expectedVersion + 1 });
    values.set(name, all);
  }

  function replace(name: string, rows: readonly KeptRow[]): void {
    values.set(name, new Map());
    for (const { key, value } of rows) write({ name, key, value, expectedVersion: 0 });
  }

  const isCurrent = ({ name, key, expectedVersion }: KeptWrite) =>
    (valuesOf(name).get(key)?.version ?? 0) === expectedVersion;

  const isFirst = (entry: Entry, index: number) =>
    !entries.some(
      (earlier, place) =>
        place < index &&
        earlier.subscription === entry.subscription &&
        earlier.message.subject === entry.message.subject &&
        earlier.state === 'waiting',
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
          claimedUntil: 0,
          state: 'waiting',
          reason: '',
          parkedAt: '',
        });
      }
    },
    async claim(limit, now, except = []) {
      const due = entries
        .filter(
          (entry, index) =>
            entry.state === 'waiting' &&
            entry.dueAt <= now &&
            entry.claimedUntil <= Date.now() &&
            !except.includes(entry.subscription) &&
            isFirst(entry, index),
        )
        .sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0))
        .slice(0, limit);
      for (const entry of due) {
        entry.claimedUntil = Date.now() + claimMs;
        entry.attempts += 1;
      }
      return due.map(({ subscription, message, attempts }) => ({ subscription, message, attempts }));
    },
    async complete(delivery, writes) {
      const entry = ours(delivery);
      if (entry === undefined) return true;
      if (!writes.every(isCurrent)) return false;
      writes.forEach(write);
      entry.state = 'handled';
      return true;
    },
    async fail(delivery, dueAt) {
      const entry = ours(delivery);
      if (entry) Object.assign(entry, { dueAt, claimedUntil: 0 });
    },
    async park(delivery, reason, now) {
      const entry = ours(delivery);
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
      Object.assign(entry, { state: 'waiting', attempts: 0, dueAt: now, claimedUntil: 0 });
      return true;
    },
    async readJournal(correlationId) {
      return [...messages.values()].filter((message) => message.correlationId === correlationId);
    },
    async retell({ name, hears, hear, rows: rowsOf }) {
      const heard = new Set([...messages.values()].filter((each) => hears.includes(each.name)).filter(hear));
      const rows = rowsOf();
      if (rows === undefined) return;
      replace(name, rows);
      for (const entry of entries) {
        if (entry.subscription === name && heard.has(entry.message)) entry.state = 'handled';
      }
    },
    async count() {
      const inState = (wanted: Entry['state']) => entries.filter(({ state }) => state === wanted).length;
      return { waiting: inState('waiting'), parked: inState('parked') };
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
    async replaceAll(name, rows) {
      replace(name, rows);
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
