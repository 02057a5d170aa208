import {
  createPostgresInbox,
  createPostgresKept,
  createPostgresOutbox,
  createPostgresRepository,
  type Database,
} from '@sample/platform';
import type { LendingStore } from '../../application/ports.js';
import { loanKeys } from '../../domain/loan/loan-keys.js';
import { loanRecord } from '../../json/loan-json.js';
import { schema } from './migrations.js';

/** The storage of Lending, in a PostgreSQL schema of its own. */
export function createPostgresLendingStore(database: Database): LendingStore {
  return {
    loans: createPostgresRepository({
      database,
      schema,
      table: 'loans',
      record: loanRecord,
      keysOf: loanKeys,
    }),
    outbox: createPostgresOutbox(database, schema),
    inbox: createPostgresInbox(database, schema),
    kept: createPostgresKept(database, schema),
  };
}
