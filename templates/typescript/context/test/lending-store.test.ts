import { describeRepository, forEveryStore } from '@sample/platform/testing';
import { loanId } from '../src/domain/ids.js';
import { loanKeys } from '../src/domain/loan/loan-keys.js';
import { createMemoryLendingStore } from '../src/infrastructure/memory/memory-lending-store.js';
import { migrations, schema } from '../src/infrastructure/postgres/migrations.js';
import { createPostgresLendingStore } from '../src/infrastructure/postgres/postgres-lending-store.js';
import { exampleLoan } from './examples.js';

await forEveryStore(
  {
    schema,
    migrations,
    memory: createMemoryLendingStore,
    postgres: createPostgresLendingStore,
  },
  (createStore) => {
    describeRepository('Loans', {
      create: async () => {
        const store = await createStore();
        return { repository: store.loans, outbox: store.outbox };
      },
      example: exampleLoan,
      toId: loanId,
      keysOf: loanKeys,
    });
  },
);
