import { AsyncLocalStorage } from 'node:async_hooks';

/** Notices when a database is used past the transaction that is open on it. */
export interface TransactionGuard {
  assertOutside(): void;
  inside<Value>(work: () => Promise<Value>): Promise<Value>;
}

export function createTransactionGuard(): TransactionGuard {
  const open = new AsyncLocalStorage<true>();
  return {
    assertOutside() {
      if (open.getStore()) {
        throw new Error('The database was used inside one of its transactions. Use the transaction instead.');
      }
    },
    inside: (work) => open.run(true, work),
  };
}
