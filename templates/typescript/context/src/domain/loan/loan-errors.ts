import { type DomainError, refusalsOf } from '@sample/kernel';

/** Every refusal of a loan. The codes are stable: clients may rely on them. */
export const loanErrors = {
  'copy-already-lent': { kind: 'conflict', message: 'Copy already lent.' },
  'loan-not-found': { kind: 'not-found', message: 'Loan not found.' },
  'too-many-extensions': { kind: 'conflict', message: 'Too many extensions.' },
  'loan-is-overdue': { kind: 'conflict', message: 'Loan is overdue.' },
  'copy-already-returned': { kind: 'conflict', message: 'Copy already returned.' },
  'copy-is-not-out': { kind: 'conflict', message: 'Copy is not out.' },
} as const;

export type LoanError = DomainError<keyof typeof loanErrors>;

export const refuse = refusalsOf(loanErrors);
