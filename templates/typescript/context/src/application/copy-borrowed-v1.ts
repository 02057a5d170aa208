import { type Announcement, toDecimalText } from '@sample/kernel';
import type { CopyBorrowedV1 } from '@sample/lending-published';
import type { CopyBorrowed } from '../domain/loan/copy-borrowed.js';
import { type Loan, loanDueAt } from '../domain/loan/loan.js';

/** "Copy Borrowed" as it is published to other contexts. */
export function copyBorrowedV1({ data }: CopyBorrowed, loan: Loan): Announcement {
  const published: CopyBorrowedV1 = {
    loanId: loan.id,
    memberId: data.memberId,
    dueAt: loanDueAt(loan),
    deposit: { amount: toDecimalText(data.deposit), currency: data.deposit.currency },
  };
  return { name: 'copy.borrowed', version: 1, audience: 'everyone', data: published };
}
