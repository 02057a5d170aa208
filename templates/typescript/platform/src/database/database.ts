export interface Sql {
  /** Runs one statement; values only ever travel as parameters (`$1`, `$2` ...). */
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** A PostgreSQL database, embedded or a server. */
export interface Database extends Sql {
  /**
   * Commits when `work` is done and rolls back when it throws. Inside, only the handle given to `work` may be used: the
   * outer one would wait for the transaction that waits for it, so it throws instead.
   */
  transaction<Value>(work: (transaction: Sql) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}
