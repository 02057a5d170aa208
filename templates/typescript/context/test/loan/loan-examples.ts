import { money } from '@sample/kernel';
import { copyId, loanId, memberId } from '../../src/domain/ids.js';
import type { BorrowCopy } from '../../src/domain/loan/borrow-copy.js';
import type { CopyBorrowed } from '../../src/domain/loan/copy-borrowed.js';
import type { CopyFound } from '../../src/domain/loan/copy-found.js';
import type { CopyReturned } from '../../src/domain/loan/copy-returned.js';
import type { ExtendLoan } from '../../src/domain/loan/extend-loan.js';
import type { LoanExtended } from '../../src/domain/loan/loan-extended.js';
import type { ReportFoundCopy } from '../../src/domain/loan/report-found-copy.js';
import type { ReturnCopy } from '../../src/domain/loan/return-copy.js';

export function borrowCopy(data: Partial<BorrowCopy['data']> = {}): BorrowCopy {
  return {
    type: 'BorrowCopy',
    data: {
      copyId: copyId('copy-1'),
      memberId: memberId('member-1'),
      period: { days: 1 },
      deposit: money('10.00', 'EUR'),
      ...data,
    },
  };
}

export function extendLoan(data: Partial<ExtendLoan['data']> = {}): ExtendLoan {
  return { type: 'ExtendLoan', data: { loanId: loanId('loan-1'), days: 1, ...data } };
}

export function reportFoundCopy(data: Partial<ReportFoundCopy['data']> = {}): ReportFoundCopy {
  return { type: 'ReportFoundCopy', data: { loanId: loanId('loan-1'), ...data } };
}

export function returnCopy(data: Partial<ReturnCopy['data']> = {}): ReturnCopy {
  return { type: 'ReturnCopy', data: { loanId: loanId('loan-1'), ...data } };
}

export function copyBorrowed(data: Partial<CopyBorrowed['data']> = {}): CopyBorrowed {
  return {
    type: 'CopyBorrowed',
    data: {
      loanId: loanId('loan-1'),
      copyId: copyId('copy-1'),
      memberId: memberId('member-1'),
      period: { days: 1 },
      deposit: money('10.00', 'EUR'),
      borrowedAt: '2026-01-01T00:00:00.000Z',
      ...data,
    },
  };
}

export function copyFound(): CopyFound {
  return { type: 'CopyFound', data: {} };
}

export function copyReturned(data: Partial<CopyReturned['data']> = {}): CopyReturned {
  return { type: 'CopyReturned', data: { returnedAt: '2026-01-01T00:00:00.000Z', ...data } };
}

export function loanExtended(data: Partial<LoanExtended['data']> = {}): LoanExtended {
  return { type: 'LoanExtended', data: { days: 1, extendedAt: '2026-01-01T00:00:00.000Z', ...data } };
}
