import { type Money, ok, type Result } from '@sample/kernel';
import type { CopyId, MemberId } from '../ids.js';
import type { LoanPeriod } from '../values/loan-period.js';
import type { LoanContext, LoanEvent } from './loan-decisions.js';
import type { LoanError } from './loan-errors.js';

export interface BorrowCopy {
  readonly type: 'BorrowCopy';
  readonly data: {
    readonly copyId: CopyId;
    readonly memberId: MemberId;
    readonly period: LoanPeriod;
    readonly deposit: Money;
  };
}

/** Borrow Copy begins a loan. Issued by: Member. */
export function borrowCopy(
  { data }: BorrowCopy,
  { id, now }: LoanContext,
): Result<readonly LoanEvent[], LoanError> {
  return ok([
    {
      type: 'CopyBorrowed',
      data: {
        loanId: id,
        copyId: data.copyId,
        memberId: data.memberId,
        period: data.period,
        deposit: data.deposit,
        borrowedAt: now,
      },
    },
  ]);
}
