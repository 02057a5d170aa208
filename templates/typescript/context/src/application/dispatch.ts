import type { CommandOrigin, DomainError, Handled, Result } from '@sample/kernel';
import type { LoanCommand } from '../domain/loan/loan-decider.js';
import { createLoanHandler } from './loan-handler.js';
import type { LendingPorts } from './ports.js';

/** Every command of the context. */
export type AnyCommand = LoanCommand;

/** Hands a command to the handler of its kind. */
export function createDispatch(ports: LendingPorts) {
  const handleLoan = createLoanHandler(ports);
  return async (command: AnyCommand, origin: CommandOrigin): Promise<Result<Handled, DomainError>> => {
    switch (command.type) {
      case 'BorrowCopy':
      case 'ExtendLoan':
      case 'ReportFoundCopy':
      case 'ReturnCopy':
        return handleLoan(command, origin);
    }
  };
}
