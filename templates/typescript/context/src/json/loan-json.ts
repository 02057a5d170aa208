import { idJson, integerJson, moneyJson, optionalJson, timeJson } from '@sample/platform';
import { z } from 'zod';
import type { CopyId, LoanId, MemberId } from '../domain/ids.js';
import { loanPeriodJson } from './values.js';

export const extensionJson = z.object({
  days: integerJson(),
  grantedAt: timeJson,
});

/** A loan as JSON: in the store, and without what follows from it. */
export const loanJson = z.object({
  id: idJson<LoanId>(),
  status: z.enum(['out', 'returned']),
  copyId: idJson<CopyId>(),
  memberId: idJson<MemberId>(),
  period: loanPeriodJson,
  deposit: moneyJson,
  borrowedAt: timeJson,
  extensions: z.array(extensionJson).readonly(),
  returnedAt: optionalJson(timeJson),
});
