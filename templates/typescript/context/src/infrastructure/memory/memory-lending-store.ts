import { createMemoryStore } from '@sample/platform';
import type { LendingStore } from '../../application/ports.js';
import { loanKeys } from '../../domain/loan/loan-keys.js';

/** The storage of Lending in memory, for tests. */
export function createMemoryLendingStore(): LendingStore {
  const store = createMemoryStore();
  return { loans: store.repository(loanKeys), outbox: store.outbox, inbox: store.inbox, kept: store.kept };
}
