import type { Clock, Inbox, Kept, Outbox, Repository } from '@sample/kernel';
import type { MailService } from '../acl/mail-service/mail-service.js';
import type { LoanId } from '../domain/ids.js';
import type { Loan } from '../domain/loan/loan.js';

/** The storage of Lending. */
export interface LendingStore {
  readonly loans: Repository<LoanId, Loan>;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly kept: Kept;
}

/** What Lending needs from outside. */
export interface LendingPorts {
  readonly store: LendingStore;
  readonly clock: Clock;
  /** A fresh id that nobody can guess. */
  readonly createId: () => string;
}

/** The external systems that Lending asks. */
export interface Systems {
  readonly mailService: MailService;
}
