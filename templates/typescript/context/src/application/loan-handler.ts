import { type CommandHandler, createCommandHandler } from '@sample/kernel';
import { type LoanId, loanId } from '../domain/ids.js';
import { type LoanCommand, loanDecider } from '../domain/loan/loan-decider.js';
import type { LoanError } from '../domain/loan/loan-errors.js';
import { announceLoan } from './loan-messages.js';
import type { LendingPorts } from './ports.js';

export type LoanHandler = CommandHandler<LoanCommand, LoanId, LoanError>;

/**
 * Handles the commands for loans: finds the loan, decides, and saves the new state together with
 * its messages. A refused command changes nothing.
 */
export function createLoanHandler({ store, clock, createId }: LendingPorts): LoanHandler {
  return createCommandHandler({
    decider: loanDecider,
    repository: store.loans,
    find: {
      BorrowCopy: () => undefined,
      ExtendLoan: ({ data }) => store.loans.find(data.loanId),
      ReportFoundCopy: ({ data }) => store.loans.find(data.loanId),
      ReturnCopy: ({ data }) => store.loans.find(data.loanId),
    },
    contextFor: (_command, context) => context,
    createId: () => loanId(createId()),
    announce: announceLoan,
    createMessageId: createId,
    clock,
  });
}
