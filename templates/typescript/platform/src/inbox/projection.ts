import { CalculationError, type Kept, type KeptRow, type OutboxMessage, PoisonMessage } from '@sample/kernel';
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
  /** False: nobody can read the message, or calculate with it. Handed over alone it would have been parked. */
  add(message: OutboxMessage): boolean;
  rows(): readonly KeptRow[];
}

export function createRowsInMaking<Row>({ row: record, changes }: Projection<Row>): RowsInMaking {
  const rows = new Map<string, Row>();
  return {
    add(message) {
      const change = changes[message.name];
      if (change === undefined) return true;
      try {
        const key = change.key(message);
        const row = change.change(message, rows.get(key));
        if (row === undefined) rows.delete(key);
        else rows.set(key, row);
        return true;
      } catch (error) {
        if (!(error instanceof PoisonMessage || error instanceof CalculationError)) throw error;
        return false;
      }
    },
    rows: () => [...rows].map(([key, row]) => ({ key, value: record.encode(row) })),
  };
}

/** The rows as they would be if all of `history` came now. Messages that nobody can read any more are left out. */
export function projectHistory<Row>(
  projection: Projection<Row>,
  history: readonly OutboxMessage[],
): readonly KeptRow[] {
  const making = createRowsInMaking(projection);
  for (const message of history) making.add(message);
  return making.rows();
}
