import { given, money, ok } from '@sample/kernel';
import { describe, expect, it } from 'vitest';
import { copyId, loanId, memberId } from '../src/domain/ids.js';
import type { CopyBorrowed } from '../src/domain/loan/copy-borrowed.js';
import { loanDecider } from '../src/domain/loan/loan-decider.js';
import { refuse } from '../src/domain/loan/loan-errors.js';
import type { LoanExtended } from '../src/domain/loan/loan-extended.js';

const id = loanId('loan-1');
const context = { id, now: '2026-01-10T12:00:00.000Z' };

const copyBorrowed: CopyBorrowed = {
  type: 'CopyBorrowed',
  data: {
    loanId: id,
    copyId: copyId('copy-1'),
    memberId: memberId('member-1'),
    period: { days: 14 },
    deposit: money('5.00', 'EUR'),
    borrowedAt: '2026-01-01T12:00:00.000Z',
  },
};

const loanExtended: LoanExtended = {
  type: 'LoanExtended',
  data: { days: 7, extendedAt: '2026-01-05T12:00:00.000Z' },
};

describe('Extend Loan', () => {
  it('gives more days', () => {
    const outcome = given(loanDecider, [copyBorrowed]).when(
      { type: 'ExtendLoan', data: { loanId: id, days: 7 } },
      context,
    );
    expect(outcome).toEqual(ok([{ type: 'LoanExtended', data: { days: 7, extendedAt: context.now } }]));
  });

  it('is refused the third time', () => {
    const outcome = given(loanDecider, [copyBorrowed, loanExtended, loanExtended]).when(
      { type: 'ExtendLoan', data: { loanId: id, days: 7 } },
      context,
    );
    expect(outcome).toEqual(refuse('too-many-extensions'));
  });

  it('is refused when the copy is late', () => {
    const outcome = given(loanDecider, [copyBorrowed]).when(
      { type: 'ExtendLoan', data: { loanId: id, days: 7 } },
      { id, now: '2026-01-15T12:00:00.001Z' },
    );
    expect(outcome).toEqual(refuse('loan-is-overdue'));
  });
});

describe('Return Copy', () => {
  it('ends the loan', () => {
    const outcome = given(loanDecider, [copyBorrowed]).when(
      { type: 'ReturnCopy', data: { loanId: id } },
      context,
    );
    expect(outcome).toEqual(ok([{ type: 'CopyReturned', data: { returnedAt: context.now } }]));
  });

  it('is refused when there is no such loan', () => {
    const outcome = given(loanDecider, []).when({ type: 'ReturnCopy', data: { loanId: id } }, context);
    expect(outcome).toEqual(refuse('loan-not-found'));
  });
});
