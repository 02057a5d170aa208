import { type Heard, safeInteger } from '@sample/kernel';
import { onRow, type Projection, recordOf, removeRow } from '@sample/platform';
import { loanId } from '../../domain/ids.js';
import type { CopyBorrowed } from '../../domain/loan/copy-borrowed.js';
import type { LoanExtended } from '../../domain/loan/loan-extended.js';
import { readCopyBorrowed, readCopyReturned, readLoanExtended } from '../../json/heard.js';
import { type OpenLoans, openLoansJson } from './open-loans.js';

/** How events change Open Loans. */
export const openLoansProjection: Projection<OpenLoans> = {
  name: 'read-model/open-loans',
  row: recordOf(openLoansJson),
  changes: {
    'lending.copy-borrowed': onRow(readCopyBorrowed, openLoansAfterCopyBorrowed),
    'lending.loan-extended': onRow(readLoanExtended, openLoansAfterLoanExtended),
    'lending.copy-returned': onRow(readCopyReturned, removeRow),
  },
};

function openLoansAfterCopyBorrowed(
  { data }: Heard<CopyBorrowed['data']>,
  row: OpenLoans | undefined,
): OpenLoans {
  return { ...row, memberId: data.memberId, copyId: data.copyId, extensions: 0, loanId: data.loanId };
}

function openLoansAfterLoanExtended(
  { subject }: Heard<LoanExtended['data']>,
  row: OpenLoans | undefined,
): OpenLoans | undefined {
  return row && { ...row, extensions: safeInteger(row.extensions + 1), loanId: loanId(subject) };
}
