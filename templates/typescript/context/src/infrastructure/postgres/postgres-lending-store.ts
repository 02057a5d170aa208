import { createPostgresOutbox, createPostgresRepository, type Database, recordOf } from '@sample/platform';
import type { LendingStore } from '../../application/ports.js';
import type { Loan } from '../../domain/loan/loan.js';
import { keysHeldByLoan } from '../../domain/loan/loan-keys.js';
import { loanJson } from '../../json/loan-json.js';
import { schema } from './migrations.js';

/** Keeps lending in its own schema of a PostgreSQL database. */
export function createPostgresLendingStore(database: Database): LendingStore {
  return {
    loans: createPostgresRepository({
      database,
      schema,
      table: 'loans',
      record: recordOf<Loan>(loanJson),
      keysOf: keysHeldByLoan,
    }),
    outbox: createPostgresOutbox(database, schema),
  };
}
