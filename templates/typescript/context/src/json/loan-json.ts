import { json, recordOf } from '@sample/platform';
import { z } from 'zod';
import type { CopyId, LoanId, MemberId } from '../domain/ids.js';
import type { Loan } from '../domain/loan/loan.js';
import { loanPeriodJson } from './values.js';

export const extensionJson = z.object({ days: json.integer(), grantedAt: json.time });

/** Loan as JSON, without its derived fields. */
export const loanJson = z.object({
  id: json.id<LoanId>(),
  status: z.enum(['out', 'returned']),
  copyId: json.id<CopyId>(),
  memberId: json.id<MemberId>(),
  period: loanPeriodJson,
  deposit: json.money,
  borrowedAt: json.time,
  extensions: z.array(extensionJson).readonly(),
  returnedAt: json.optional(json.time),
});

/** Loan as it is stored. */
export const loanRecord = recordOf<Loan>(loanJson);
