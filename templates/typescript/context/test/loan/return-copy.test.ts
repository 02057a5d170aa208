import { given, ok } from '@sample/kernel';
import { describe, expect, it } from 'vitest';
import { loanId } from '../../src/domain/ids.js';
import { loanDecider } from '../../src/domain/loan/loan-decider.js';
import { refuse } from '../../src/domain/loan/loan-errors.js';
import * as loanExamples from './loan-examples.js';

describe('Return Copy', () => {
  it('A copy comes back', () => {
    const outcome = given(loanDecider, [loanExamples.copyBorrowed()]).when(loanExamples.returnCopy(), {
      id: loanId('loan-1'),
      now: '2026-01-01T00:00:00.000Z',
    });

    expect(outcome).toEqual(ok([{ type: 'CopyReturned', data: expect.objectContaining({}) }]));
  });

  it('A copy comes back once', () => {
    const outcome = given(loanDecider, [loanExamples.copyBorrowed(), loanExamples.copyReturned()]).when(
      loanExamples.returnCopy(),
      { id: loanId('loan-1'), now: '2026-01-01T00:00:00.000Z' },
    );

    expect(outcome).toEqual(refuse('copy-already-returned'));
  });
});
