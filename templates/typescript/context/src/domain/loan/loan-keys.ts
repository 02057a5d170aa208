import type { UniqueKey } from '@sample/kernel';
import type { Loan } from './loan.js';
import { refuse } from './loan-errors.js';

/** How a loan is found other than by its id. */
export const loanKey = {
  openLoanOfCopy: (loan: Pick<Loan, 'copyId'>): UniqueKey => ({
    name: 'open-loan-of-copy',
    values: [loan.copyId],
    taken: refuse('copy-already-lent').error,
  }),
};

/**
 * The keys that a loan holds in its current state. No two loans hold the same key at the same
 * time.
 */
export function loanKeys(loan: Loan): readonly UniqueKey[] {
  const keys: UniqueKey[] = [];
  if (loan.status === 'out') keys.push(loanKey.openLoanOfCopy(loan));
  return keys;
}
