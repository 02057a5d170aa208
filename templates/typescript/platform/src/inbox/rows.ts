import type { Heard, Kept, OutboxMessage } from '@sample/kernel';
import type { Projection, RowChange } from './projection.js';

const largestLook = 500;

/** What is looked for among the rows of a read model. */
export interface RowsQuery<Row> {
  /** Rows that hold exactly this: the store looks for it. Default: all. */
  readonly holding?: object;
  /** What must hold besides. Default: nothing. */
  readonly where?: (row: Row) => boolean;
  /** Only rows after this key. */
  readonly after?: string | undefined;
  /** At most so many. */
  readonly limit: number;
}

/** Rows in the order of their keys; `next` is where to go on, and missing at the end. */
export interface RowsPage {
  readonly rows: readonly unknown[];
  readonly next?: string;
}

/** Finds rows of a read model, as they are shown. */
export async function findRows<Row>(
  kept: Kept,
  { name, row: record }: Projection<Row>,
  { holding = {}, where = () => true, after, limit }: RowsQuery<Row>,
): Promise<RowsPage> {
  const rows: unknown[] = [];
  let last = after;
  for (;;) {
    const found = await kept.list(name, {
      holding,
      limit: largestLook,
      ...(last !== undefined && { after: last }),
    });
    for (const { key, value } of found) {
      if (rows.length === limit) return { rows, next: last ?? '' };
      if (where(record.decode(value))) rows.push(value);
      last = key;
    }
    if (found.length < largestLook) return { rows };
  }
}

/** What one kind of message does to the row that it is about: by default the one of the message's subject. */
export function onRow<Data extends object, Row>(
  read: (message: OutboxMessage) => Heard<Data>,
  change: (heard: Heard<Data>, row: Row | undefined) => Row | undefined,
  keyOf: (heard: Heard<Data>) => string = ({ subject }) => subject,
): RowChange<Row> {
  return {
    key: (message) => keyOf(read(message)),
    change: (message, row) => change(read(message), row),
  };
}

/** The change of a message that takes its row away. */
export function removeRow<Row>(_heard: unknown, _row: Row | undefined): Row | undefined {
  return undefined;
}
