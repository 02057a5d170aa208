import { CalculationError, type Kept, type OutboxMessage, PoisonMessage } from '@sample/kernel';
import type { JsonRecord } from '../json/record.js';
import type { Subscription } from './subscription.js';

/** What one kind of message does to a row. */
export interface RowChange<Row> {
  readonly key: (message: OutboxMessage) => string;
  /** The row after the message; undefined where there is none. */
  readonly change: (message: OutboxMessage, row: Row | undefined) => Row | undefined;
}

export interface Projection<Row> {
  /** Lasting: its rows are kept under it. "read-model/order-status" */
  readonly name: string;
  readonly row: JsonRecord<Row>;
  readonly changes: Readonly<Record<string, RowChange<Row>>>;
}

/** Keeps the rows of a read model as messages come. */
export function createProjection<Row>(projection: Projection<Row>, kept: Kept): Subscription {
  const { name, row: record, changes } = projection;
  return {
    name,
    hears: Object.keys(changes),
    async handle(message) {
      const change = changes[message.name];
      if (change === undefined) return [];
      const key = change.key(message);
      const found = await kept.find(name, key);
      const row = change.change(message, found && record.decode(found.value));
      if (row === undefined && found === undefined) return [];
      const value = row === undefined ? undefined : record.encode(row);
      return [{ name, key, value, expectedVersion: found?.version ?? 0 }];
    },
  };
}

/** The rows of a read model while they are built from a history, message by message. */
export interface RowsInMaking {
  add(message: OutboxMessage): void;
  /** As JSON, by key. */
  rows(): readonly { readonly key: string; readonly value: unknown }[];
  /** How many messages nobody can read, or calculate with: handed over alone they would have been parked. */
  leftOut(): number;
}

export function createRowsInMaking<Row>({ row: record, changes }: Projection<Row>): RowsInMaking {
  const rows = new Map<string, Row>();
  let leftOut = 0;
  return {
    add(message) {
      const change = changes[message.name];
      if (change === undefined) return;
      try {
        const key = change.key(message);
        const row = change.change(message, rows.get(key));
        if (row === undefined) rows.delete(key);
        else rows.set(key, row);
      } catch (error) {
        if (!(error instanceof PoisonMessage || error instanceof CalculationError)) throw error;
        leftOut += 1;
      }
    },
    rows: () => [...rows].map(([key, row]) => ({ key, value: record.encode(row) })),
    leftOut: () => leftOut,
  };
}

/** The rows as they would be if all of `history` came now. Messages that nobody can read any more are left out. */
export function projectHistory<Row>(
  projection: Projection<Row>,
  history: readonly OutboxMessage[],
): ReturnType<RowsInMaking['rows']> {
  const making = createRowsInMaking(projection);
  for (const message of history) making.add(message);
  return making.rows();
}
