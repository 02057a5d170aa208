import { existing, fixedClock, given, money, ok, stateAfter } from '@sample/kernel';
import { describe, expect, it } from 'vitest';
import { createLoanHandler } from '../../src/application/loan-handler.js';
import { copyId, loanId, memberId } from '../../src/domain/ids.js';
import { loanDecider } from '../../src/domain/loan/loan-decider.js';
import { refuse } from '../../src/domain/loan/loan-errors.js';
import { createMemoryLendingStore } from '../../src/infrastructure/memory/memory-lending-store.js';
import * as loanExamples from './loan-examples.js';

describe('Borrow Copy', () => {
  it('A copy is borrowed', () => {
    const outcome = given(loanDecider, []).when(
      loanExamples.borrowCopy({
        copyId: copyId('copy-1'),
        memberId: memberId('member-1'),
        period: { days: 14 },
        deposit: money('5.00', 'EUR'),
      }),
      { id: loanId('loan-1'), now: '2026-01-01T00:00:00.000Z' },
    );

    expect(outcome).toEqual(
      ok([
        {
          type: 'CopyBorrowed',
          data: expect.objectContaining({
            loanId: loanId('loan-1'),
            copyId: copyId('copy-1'),
            deposit: money('5.00', 'EUR'),
          }),
        },
      ]),
    );
  });

  it('A copy that is out is not lent again', async () => {
    const store = createMemoryLendingStore();
    const loan = existing(stateAfter(loanDecider, [loanExamples.copyBorrowed({ copyId: copyId('copy-1') })]));
    await store.loans.save({ id: loan.id, state: loan, expectedVersion: 0, messages: [] });
    let ids = 1;
    const handle = createLoanHandler({
      store,
      clock: fixedClock('2026-01-01T00:00:00.000Z'),
      createId: () => `new-${ids++}`,
    });

    const outcome = await handle(loanExamples.borrowCopy({ copyId: copyId('copy-1') }), {
      correlationId: 'test',
      causationId: 'test',
    });

    expect(outcome).toEqual(refuse('copy-already-lent'));
  });
});
