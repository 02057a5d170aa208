import { existing, money, stateAfter } from '@sample/kernel';
import { bodyOf, createApiClient } from '@sample/platform/testing';
import { describe, expect, it } from 'vitest';
import { createLendingApi } from '../../src/api/lending-api.js';
import { borrowCopyBody } from '../../src/api/loan/borrow-copy-route.js';
import { extendLoanBody } from '../../src/api/loan/extend-loan-route.js';
import type { LendingStore } from '../../src/application/ports.js';
import { copyId, memberId } from '../../src/domain/ids.js';
import { loanDecider } from '../../src/domain/loan/loan-decider.js';
import { createMemoryLendingStore } from '../../src/infrastructure/memory/memory-lending-store.js';
import * as loanExamples from './loan-examples.js';

function clientOf(store: LendingStore, now = '2026-01-01T00:00:00.000Z') {
  return createApiClient(now, (surroundings) => createLendingApi({ ...surroundings, store }));
}

describe('Loans over HTTP', () => {
  it('describes its routes', () => {
    expect(clientOf(createMemoryLendingStore()).describedPaths()).toEqual(
      expect.arrayContaining([
        '/loans/borrow-copy',
        '/loans/{loanId}/extend-loan',
        '/loans/{loanId}/report-found-copy',
        '/loans/{loanId}/return-copy',
        '/loans/{id}',
      ]),
    );
  });

  it('finds nothing under an unknown id', async () => {
    const answer = await clientOf(createMemoryLendingStore()).get('/loans/nobody');
    expect(answer).toMatchObject({ status: 404 });
  });

  it.each([
    '/loans/borrow-copy',
    '/loans/any/extend-loan',
  ])('takes nothing but its own body at %s', async (path) => {
    const answer = await clientOf(createMemoryLendingStore()).post(path, []);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-not-valid' } });
  });

  it('Borrow Copy: A copy is borrowed', async () => {
    const store = createMemoryLendingStore();
    const { data } = loanExamples.borrowCopy({
      copyId: copyId('copy-1'),
      memberId: memberId('member-1'),
      period: { days: 14 },
      deposit: money('5.00', 'EUR'),
    });

    const answer = await clientOf(store).post('/loans/borrow-copy', bodyOf(borrowCopyBody, data));
    expect(answer).toMatchObject({ status: 201, body: { version: 1 } });
  });

  it('Extend Loan: A loan is extended', async () => {
    const store = createMemoryLendingStore();
    const loan = existing(
      stateAfter(loanDecider, [
        loanExamples.copyBorrowed({ period: { days: 14 }, borrowedAt: '2026-01-01T12:00:00.000Z' }),
      ]),
    );
    await store.loans.save({ id: loan.id, state: loan, expectedVersion: 0, messages: [] });
    const { data } = loanExamples.extendLoan({ days: 7 });

    const answer = await clientOf(store, '2026-01-10T12:00:00.000Z').post(
      `/loans/${loan.id}/extend-loan`,
      bodyOf(extendLoanBody, data),
    );
    expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('Extend Loan: What is back is not extended', async () => {
    const store = createMemoryLendingStore();
    const loan = existing(
      stateAfter(loanDecider, [
        loanExamples.copyBorrowed({ period: { days: 14 }, borrowedAt: '2026-01-01T12:00:00.000Z' }),
        loanExamples.copyReturned(),
      ]),
    );
    await store.loans.save({ id: loan.id, state: loan, expectedVersion: 0, messages: [] });
    const { data } = loanExamples.extendLoan({ days: 7 });

    const answer = await clientOf(store, '2026-01-10T12:00:00.000Z').post(
      `/loans/${loan.id}/extend-loan`,
      bodyOf(extendLoanBody, data),
    );
    expect(answer).toMatchObject({ status: 409, body: { code: 'copy-already-returned' } });
  });

  it('Return Copy: A copy comes back', async () => {
    const store = createMemoryLendingStore();
    const loan = existing(stateAfter(loanDecider, [loanExamples.copyBorrowed()]));
    await store.loans.save({ id: loan.id, state: loan, expectedVersion: 0, messages: [] });

    const answer = await clientOf(store).post(`/loans/${loan.id}/return-copy`);
    expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
  });
});
