import { type DomainError, ok, type Result, refusalsOf } from '@sample/kernel';

/** How long a copy may stay away. */
export interface LoanPeriod {
  readonly days: number;
}

export const loanPeriodErrors = {
  'loan-period-not-offered': {
    kind: 'invalid',
    message: 'Loan period not offered.',
    detail: 'A loan lasts one day at least and sixty days at most.',
  },
} as const;

export type LoanPeriodError = DomainError<keyof typeof loanPeriodErrors>;

const refuse = refusalsOf(loanPeriodErrors);

/** Makes a loan period that keeps its rules, or refuses. */
export function createLoanPeriod(loanPeriod: LoanPeriod): Result<LoanPeriod, LoanPeriodError> {
  // A loan lasts one day at least and sixty days at most.
  if (loanPeriod.days < 1 || loanPeriod.days > 60) return refuse('loan-period-not-offered');
  return ok(loanPeriod);
}
