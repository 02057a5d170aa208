import { AsyncLocalStorage } from 'node:async_hooks';

/** Notices when a database is used past the transaction that is open on it. */
export interface TransactionGuard {
  assertOutside(): void;
  inside<Value>(work: () => Promise<Value>): Promise<Value>;
}

export function createTransactionGuard(): TransactionGuard {
  const open = new AsyncLocalStorage<true>();
  let count = 0;
  return {
    assertOutside() {
      if (open.getStore()) {
        throw new Error('The database was used inside one of its transactions. Use the transaction instead.');
      }
    },
    async inside(work) {
      count += 1;
      try {
        return await open.run(true, work);
      } finally {
        count -= 1;
        // Older versions of Node slow down every promise of the process while a storage is in use.
        if (count === 0) open.disable();
      }
    },
  };
}
