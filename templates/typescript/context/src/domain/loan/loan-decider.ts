import type { Decider } from '@sample/kernel';
import { type BorrowCopy, borrowCopy } from './borrow-copy.js';
import { copyBorrowed } from './copy-borrowed.js';
import { copyFound } from './copy-found.js';
import { copyReturned } from './copy-returned.js';
import { type ExtendLoan, extendLoan } from './extend-loan.js';
import type { Loan } from './loan.js';
import type { LoanContext, LoanEvent } from './loan-decisions.js';
import type { LoanError } from './loan-errors.js';
import { loanExtended } from './loan-extended.js';
import { type ReportFoundCopy, reportFoundCopy } from './report-found-copy.js';
import { type ReturnCopy, returnCopy } from './return-copy.js';

/** Everything that a loan can be asked to do. */
export type LoanCommand = BorrowCopy | ExtendLoan | ReportFoundCopy | ReturnCopy;

/** For each command the function that decides, and for each event the function that applies it. */
export const loanDecider = {
  decide: {
    BorrowCopy: borrowCopy,
    ExtendLoan: extendLoan,
    ReportFoundCopy: reportFoundCopy,
    ReturnCopy: returnCopy,
  },
  evolve: {
    CopyBorrowed: copyBorrowed,
    CopyFound: copyFound,
    CopyReturned: copyReturned,
    LoanExtended: loanExtended,
  },
} satisfies Decider<Loan, LoanCommand, LoanEvent, LoanError, LoanContext>;
