import { given } from '@sample/kernel';
import { describe, expect, it } from 'vitest';
import { loanId } from '../../src/domain/ids.js';
import { loanDecider } from '../../src/domain/loan/loan-decider.js';
import { refuse } from '../../src/domain/loan/loan-errors.js';
import * as loanExamples from './loan-examples.js';

describe('Report Found Copy', () => {
  it('What is back cannot be found', () => {
    const outcome = given(loanDecider, [
      loanExamples.copyBorrowed({ loanId: loanId('loan-1') }),
      loanExamples.copyReturned(),
    ]).when(loanExamples.reportFoundCopy({ loanId: loanId('loan-1') }), {
      id: loanId('loan-1'),
      now: '2026-01-01T00:00:00.000Z',
    });

    expect(outcome).toEqual(refuse('copy-is-not-out'));
  });
});
