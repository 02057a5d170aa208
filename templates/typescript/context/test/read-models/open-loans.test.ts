import type { OutboxMessage } from '@sample/kernel';
import { projectHistory } from '@sample/platform';
import { createApiClient, messageOf } from '@sample/platform/testing';
import { describe, expect, it } from 'vitest';
import { createLendingApi } from '../../src/api/lending-api.js';
import { createMemoryLendingStore } from '../../src/infrastructure/memory/memory-lending-store.js';
import { openLoansProjection } from '../../src/read-models/open-loans/open-loans-projection.js';

const history: readonly OutboxMessage[] = [
  messageOf('lending.copy-borrowed', 1, {
    loanId: 'loan-id-1',
    copyId: 'copy-id-1',
    memberId: 'member-id-1',
    period: { days: 1 },
    deposit: { amount: '1000', currency: 'EUR' },
    borrowedAt: '2026-01-01T00:00:00.000Z',
  }),
  messageOf('lending.loan-extended', 1, { days: 1, extendedAt: '2026-01-01T00:00:00.000Z' }),
];

describe('Open Loans', () => {
  it('follows from what has happened, and the same way again', () => {
    const rows = projectHistory(openLoansProjection, history);
    expect(rows).toHaveLength(1);
    expect(projectHistory(openLoansProjection, history)).toEqual(rows);
  });

  it('shows all open loans', async () => {
    const store = createMemoryLendingStore();
    await store.kept.replaceAll(openLoansProjection.name, projectHistory(openLoansProjection, history));
    const answer = await createApiClient('2026-01-01T00:00:00.000Z', (surroundings) =>
      createLendingApi({ ...surroundings, store }),
    ).get('/open-loans/all-open-loans');
    expect(answer).toMatchObject({ status: 200, body: { rows: [{}] } });
  });
});
