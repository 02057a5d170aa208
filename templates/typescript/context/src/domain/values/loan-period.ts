import { type DomainError, ok, type Result, refusalsOf } from '@sample/kernel';

/** How long a copy may stay away. */
export interface LoanPeriod {
  readonly days: number;
}

export const loanPeriodErrors = {
  'loan-period-not-offered': { kind: 'invalid', message: 'Loan period not offered.' },
} as const;

export type LoanPeriodError = DomainError<keyof typeof loanPeriodErrors>;

const refuse = refusalsOf(loanPeriodErrors);

export function createLoanPeriod(input: LoanPeriod): Result<LoanPeriod, LoanPeriodError> {
  const { days } = input;
  // A loan lasts one day at least and sixty days at most.
  if (days < 1 || days > 60) return refuse('loan-period-not-offered');
  return ok({ days });
}
