export interface Sql {
  /** Runs one statement; values only ever travel as parameters (`$1`, `$2` ...). */
  query<Row>(
    text: string,
    parameters?: readonly unknown[],
    options?: StatementOptions,
  ): Promise<readonly Row[]>;
}

export interface StatementOptions {
  /**
   * Plans it each time, for tables that are empty at one moment and full at the next: a plan for the one is slow for the other.
   * Default: false, it may be planned once for good.
   */
  readonly isPlannedAnew?: boolean;
}

export interface TransactionOptions {
  /** How long one of its statements may take, where the database sets limits. Default: as long as any other. */
  readonly statementWithinMs?: number;
}

/** A PostgreSQL database, embedded or a server. */
export interface Database extends Sql {
  /**
   * Commits when `work` is done and rolls back when it throws. Inside, only the handle given to `work` may be used: the
   * outer one would wait for the transaction that waits for it, so it throws instead.
   */
  transaction<Value>(
    work: (transaction: Sql) => Promise<Value>,
    options?: TransactionOptions,
  ): Promise<Value>;
  close(): Promise<void>;
}
