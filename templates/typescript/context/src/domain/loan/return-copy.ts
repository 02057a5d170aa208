import { ok, type Result } from '@sample/kernel';
import type { LoanId } from '../ids.js';
import type { Loan } from './loan.js';
import type { LoanContext, LoanEvent } from './loan-decisions.js';
import { type LoanError, refuse } from './loan-errors.js';

export interface ReturnCopy {
  readonly type: 'ReturnCopy';
  readonly data: {
    readonly loanId: LoanId;
  };
}

/** Issued by: policy "Whenever a copy is found, take it back", Member. */
export function returnCopy(
  _command: ReturnCopy,
  { now }: LoanContext,
  loan: Loan | undefined,
): Result<readonly LoanEvent[], LoanError> {
  if (loan === undefined) return refuse('loan-not-found');
  if (loan.status !== 'out') return refuse('copy-already-returned');

  return ok([{ type: 'CopyReturned', data: { returnedAt: now } }]);
}
