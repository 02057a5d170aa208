import { z } from '@hono/zod-openapi';
import { pickRefusals } from '@sample/kernel';
import { type Api, addCommandRoute, json } from '@sample/platform';
import type { LoanHandler } from '../../application/loan-handler.js';
import type { LoanId } from '../../domain/ids.js';
import { loanErrors } from '../../domain/loan/loan-errors.js';

export const extendLoanBody = z.strictObject({ days: json.integer({ min: 1 }) });

export function addExtendLoanRoute(api: Api, handle: LoanHandler): void {
  addCommandRoute(
    api,
    {
      path: '/loans/{loanId}/extend-loan',
      tag: 'Loan',
      summary: 'Extend Loan',
      issuedBy: ['Member'],
      refusals: pickRefusals(
        loanErrors,
        ['loan-not-found'],
        ['too-many-extensions', 'A loan can be extended twice.'],
        ['loan-is-overdue', 'Who is late already returns the copy first.'],
        ['copy-already-returned', 'What is back cannot be extended.'],
      ),
      params: z.object({ loanId: json.id<LoanId>() }),
      body: extendLoanBody,
    },
    (data, origin) => handle({ type: 'ExtendLoan', data }, origin),
  );
}
