import type { Money } from '@sample/kernel';
import type { CopyId, LoanId, MemberId } from '../ids.js';
import type { LoanPeriod } from '../values/loan-period.js';
import { type Loan, newLoan } from './loan.js';

export interface CopyBorrowed {
  readonly type: 'CopyBorrowed';
  readonly data: {
    readonly loanId: LoanId;
    readonly copyId: CopyId;
    readonly memberId: MemberId;
    readonly period: LoanPeriod;
    readonly deposit: Money;
    readonly borrowedAt: string;
  };
}

export function copyBorrowed({ data }: CopyBorrowed): Loan {
  return {
    ...newLoan(data.loanId),
    copyId: data.copyId,
    memberId: data.memberId,
    period: data.period,
    deposit: data.deposit,
    borrowedAt: data.borrowedAt,
  };
}
