import { ok, type Result } from '@sample/kernel';
import type { LoanId } from '../ids.js';
import { type Loan, loanDueAt } from './loan.js';
import type { LoanContext, LoanEvent } from './loan-decisions.js';
import { type LoanError, refuse } from './loan-errors.js';

export interface ExtendLoan {
  readonly type: 'ExtendLoan';
  readonly data: {
    readonly loanId: LoanId;
    readonly days: number;
  };
}

/** Issued by: Member. */
export function extendLoan(
  { data }: ExtendLoan,
  { now }: LoanContext,
  loan: Loan | undefined,
): Result<readonly LoanEvent[], LoanError> {
  if (loan === undefined) return refuse('loan-not-found');
  // A loan can be extended twice.
  if (loan.extensions.length >= 2) return refuse('too-many-extensions');
  // Who is late already returns the copy first.
  if (now > loanDueAt(loan)) return refuse('loan-is-overdue');
  // What is back cannot be extended.
  if (loan.status !== 'out') return refuse('copy-already-returned');

  return ok([{ type: 'LoanExtended', data: { days: data.days, extendedAt: now } }]);
}
