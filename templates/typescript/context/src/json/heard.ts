import type { Heard, OutboxMessage } from '@sample/kernel';
import { json, messageReader } from '@sample/platform';
import { z } from 'zod';
import type { CopyId, LoanId, MemberId } from '../domain/ids.js';
import type { CopyBorrowed } from '../domain/loan/copy-borrowed.js';
import type { CopyFound } from '../domain/loan/copy-found.js';
import type { CopyReturned } from '../domain/loan/copy-returned.js';
import type { LoanExtended } from '../domain/loan/loan-extended.js';

/** Reads lending.copy-borrowed. */
export const readCopyBorrowed: (message: OutboxMessage) => Heard<CopyBorrowed['data']> = messageReader({
  name: 'lending.copy-borrowed',
  version: 1,
  schema: z.object({
    loanId: json.id<LoanId>(),
    copyId: json.id<CopyId>(),
    memberId: json.id<MemberId>(),
    period: z.object({ days: z.int() }),
    deposit: json.keptMoney,
    borrowedAt: json.time,
  }),
});

/** Reads lending.copy-found. */
export const readCopyFound: (message: OutboxMessage) => Heard<CopyFound['data']> = messageReader({
  name: 'lending.copy-found',
  version: 1,
  schema: z.object({}),
});

/** Reads lending.copy-returned. */
export const readCopyReturned: (message: OutboxMessage) => Heard<CopyReturned['data']> = messageReader({
  name: 'lending.copy-returned',
  version: 1,
  schema: z.object({ returnedAt: json.time }),
});

/** Reads lending.loan-extended. */
export const readLoanExtended: (message: OutboxMessage) => Heard<LoanExtended['data']> = messageReader({
  name: 'lending.loan-extended',
  version: 1,
  schema: z.object({ days: z.int(), extendedAt: json.time }),
});
