import { decide, evolve } from '@sample/kernel';
import { describe, expect, it } from 'vitest';
import { loanId } from '../../src/domain/ids.js';
import type { Loan, LoanStatus } from '../../src/domain/loan/loan.js';
import { type LoanCommand, loanDecider } from '../../src/domain/loan/loan-decider.js';
import type { LoanContext, LoanEvent } from '../../src/domain/loan/loan-decisions.js';
import type { LoanError } from '../../src/domain/loan/loan-errors.js';
import { exampleLoan } from '../examples.js';
import * as loanExamples from './loan-examples.js';

function inState(status: LoanStatus): Loan {
  return { ...exampleLoan(loanId('loan-1')), status };
}

const moves: readonly { from: LoanStatus; event: LoanEvent; to: LoanStatus }[] = [
  { from: 'out', event: loanExamples.copyReturned(), to: 'returned' },
];

// Rules are checked before the lifecycle, so a command in a wrong state may be refused by a broken rule.
const guards: readonly { command: LoanCommand; wrong: readonly LoanStatus[]; refusals: readonly string[] }[] =
  [
    {
      command: loanExamples.returnCopy(),
      wrong: ['returned'],
      refusals: ['copy-already-returned'],
    },
  ];

describe('The lifecycle of a loan', () => {
  it.each(moves)('goes from $from by $event.type to $to', ({ from, event, to }) => {
    expect(evolve(loanDecider, inState(from), event).status).toBe(to);
  });

  it.each(guards)('refuses $command.type in a wrong state', ({ command, wrong, refusals }) => {
    for (const status of wrong) {
      const loan = inState(status);
      const context = { id: loan.id, now: '2026-01-01T00:00:00.000Z' };
      const outcome = decide<Loan, LoanCommand, LoanEvent, LoanError, LoanContext>(
        loanDecider,
        command,
        context,
        loan,
      );

      expect(refusals).toContain(outcome.ok ? 'accepted' : outcome.error.code);
    }
  });
});
