import { z } from '@hono/zod-openapi';
import { type Loan, loanDueAt } from '../../domain/loan/loan.js';
import { loanJson } from '../../json/loan-json.js';

/** Loan as clients see it, with its derived fields. */
export const loanView = loanJson.extend({ dueAt: z.string() }).openapi('lending.loan');

export function toLoanView(loan: Loan) {
  return z.encode(loanView, { ...loan, dueAt: loanDueAt(loan) });
}
