import { given, ok } from '@sample/kernel';
import { describe, expect, it } from 'vitest';
import { loanId } from '../../src/domain/ids.js';
import { loanDecider } from '../../src/domain/loan/loan-decider.js';
import { refuse } from '../../src/domain/loan/loan-errors.js';
import * as loanExamples from './loan-examples.js';

describe('Extend Loan', () => {
  it('What is back is not extended', () => {
    const outcome = given(loanDecider, [
      loanExamples.copyBorrowed({ period: { days: 14 }, borrowedAt: '2026-01-01T12:00:00.000Z' }),
      loanExamples.copyReturned(),
    ]).when(loanExamples.extendLoan({ days: 7 }), { id: loanId('loan-1'), now: '2026-01-10T12:00:00.000Z' });

    expect(outcome).toEqual(refuse('copy-already-returned'));
  });

  it('A loan is extended', () => {
    const outcome = given(loanDecider, [
      loanExamples.copyBorrowed({ period: { days: 14 }, borrowedAt: '2026-01-01T12:00:00.000Z' }),
    ]).when(loanExamples.extendLoan({ days: 7 }), { id: loanId('loan-1'), now: '2026-01-10T12:00:00.000Z' });

    expect(outcome).toEqual(ok([{ type: 'LoanExtended', data: expect.objectContaining({ days: 7 }) }]));
  });

  it('A loan that is overdue is not extended', () => {
    const outcome = given(loanDecider, [
      loanExamples.copyBorrowed({ period: { days: 14 }, borrowedAt: '2026-01-01T12:00:00.000Z' }),
    ]).when(loanExamples.extendLoan({ days: 7 }), { id: loanId('loan-1'), now: '2026-02-10T12:00:00.000Z' });

    expect(outcome).toEqual(refuse('loan-is-overdue'));
  });

  it('A loan is not extended a third time', () => {
    const outcome = given(loanDecider, [
      loanExamples.copyBorrowed(),
      ...Array.from({ length: 2 }, () => loanExamples.loanExtended()),
    ]).when(loanExamples.extendLoan({ days: 7 }), { id: loanId('loan-1'), now: '2026-01-01T00:00:00.000Z' });

    expect(outcome).toEqual(refuse('too-many-extensions'));
  });
});
