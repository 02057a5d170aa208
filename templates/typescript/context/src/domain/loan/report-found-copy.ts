import { ok, type Result } from '@sample/kernel';
import type { LoanId } from '../ids.js';
import type { Loan } from './loan.js';
import type { LoanContext, LoanEvent } from './loan-decisions.js';
import { type LoanError, refuse } from './loan-errors.js';

export interface ReportFoundCopy {
  readonly type: 'ReportFoundCopy';
  readonly data: {
    readonly loanId: LoanId;
  };
}

/** Issued by: Member. */
export function reportFoundCopy(
  _command: ReportFoundCopy,
  _context: LoanContext,
  loan: Loan | undefined,
): Result<readonly LoanEvent[], LoanError> {
  if (loan === undefined) return refuse('loan-not-found');
  // Only what is out can be found.
  if (loan.status !== 'out') return refuse('copy-is-not-out');

  return ok([{ type: 'CopyFound', data: {} }]);
}
