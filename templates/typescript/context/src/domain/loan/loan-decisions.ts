import type { DecisionContext } from '@sample/kernel';
import type { LoanId } from '../ids.js';
import type { CopyBorrowed } from './copy-borrowed.js';
import type { CopyFound } from './copy-found.js';
import type { CopyReturned } from './copy-returned.js';
import type { LoanExtended } from './loan-extended.js';

/** Everything that can happen to a loan. */
export type LoanEvent = CopyBorrowed | CopyFound | CopyReturned | LoanExtended;

/** What a decision about a loan may read besides the command and the state. */
export type LoanContext = DecisionContext<LoanId>;
