import type { Decider, DecisionContext } from '@sample/kernel';
import type { LoanId } from '../ids.js';
import { type BorrowCopy, borrowCopy } from './borrow-copy.js';
import { type CopyBorrowed, copyBorrowed } from './copy-borrowed.js';
import { type CopyFound, copyFound } from './copy-found.js';
import { type CopyReturned, copyReturned } from './copy-returned.js';
import { type ExtendLoan, extendLoan } from './extend-loan.js';
import type { Loan } from './loan.js';
import type { LoanError } from './loan-errors.js';
import { type LoanExtended, loanExtended } from './loan-extended.js';
import { type ReportFoundCopy, reportFoundCopy } from './report-found-copy.js';
import { type ReturnCopy, returnCopy } from './return-copy.js';

export type LoanCommand = BorrowCopy | ExtendLoan | ReportFoundCopy | ReturnCopy;

export type LoanEvent = CopyBorrowed | CopyFound | CopyReturned | LoanExtended;

/** What the decisions on a loan may know besides the command and the state. */
export type LoanContext = DecisionContext<LoanId>;

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
