import type { Announcement } from '@sample/kernel';
import type { Loan } from '../domain/loan/loan.js';
import type { LoanEvent } from '../domain/loan/loan-decisions.js';
import { copyBorrowedV1 } from './copy-borrowed-v1.js';

/** The names of the events on the wire. They stay the same when a type is renamed. */
const messageNames = {
  CopyBorrowed: 'lending.copy-borrowed',
  CopyFound: 'lending.copy-found',
  CopyReturned: 'lending.copy-returned',
  LoanExtended: 'lending.loan-extended',
} as const satisfies Record<LoanEvent['type'], string>;

/**
 * The messages that tell of an event: one for this context, and one for everyone if the event is
 * published.
 */
export function announceLoan(event: LoanEvent, loan: Loan): readonly Announcement[] {
  const internal: Announcement = {
    name: messageNames[event.type],
    version: 1,
    audience: 'context',
    data: event.data,
  };
  if (event.type === 'CopyBorrowed') return [internal, copyBorrowedV1(event, loan)];
  return [internal];
}
