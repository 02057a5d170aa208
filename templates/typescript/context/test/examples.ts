import { money } from '@sample/kernel';
import { copyId, type LoanId, memberId } from '../src/domain/ids.js';
import type { Loan } from '../src/domain/loan/loan.js';

/** A loan with every field that must be there. */
export function exampleLoan(id: LoanId): Loan {
  return {
    id,
    status: 'out',
    copyId: copyId('copy-1'),
    memberId: memberId('member-1'),
    period: { days: 14 },
    deposit: money('5.00', 'EUR'),
    borrowedAt: '2026-01-01T12:00:00.000Z',
    extensions: [{ days: 7, grantedAt: '2026-01-05T12:00:00.000Z' }],
  };
}
