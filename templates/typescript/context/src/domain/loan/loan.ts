import { addDuration, days, type Money, safeInteger, sum } from '@sample/kernel';
import type { CopyId, LoanId, MemberId } from '../ids.js';
import type { LoanPeriod } from '../values/loan-period.js';
import type { Extension } from './extension.js';

export type LoanStatus = 'out' | 'returned';

/** A copy in a member's hands, and until when. */
export interface Loan {
  readonly id: LoanId;
  readonly status: LoanStatus;
  readonly copyId: CopyId;
  readonly memberId: MemberId;
  readonly period: LoanPeriod;
  readonly deposit: Money;
  readonly borrowedAt: string;
  readonly extensions: readonly Extension[];
  readonly returnedAt?: string;
}

/** What is known of a loan before its first event. */
export type NewLoan = Pick<Loan, 'id' | 'status' | 'extensions' | 'returnedAt'>;

export function newLoan(id: LoanId): NewLoan {
  return { id, status: 'out', extensions: [] };
}

export function loanDueAt(loan: Loan): string {
  return addDuration(
    loan.borrowedAt,
    days(safeInteger(loan.period.days + sum(loan.extensions.map((e) => e.days)))),
  );
}
