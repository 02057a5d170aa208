import { money } from '@sample/kernel';
import { copyId, type LoanId, memberId } from '../src/domain/ids.js';
import type { Loan } from '../src/domain/loan/loan.js';

/** A loan with all required fields. */
export function exampleLoan(id: LoanId): Loan {
  return {
    id,
    status: 'out',
    copyId: copyId('copy-1'),
    memberId: memberId('member-1'),
    period: { days: 3 },
    deposit: money('19.90', 'EUR'),
    borrowedAt: '2026-01-31T12:00:00.000Z',
    extensions: [{ days: 3, grantedAt: '2026-01-31T12:00:00.000Z' }],
  };
}
